package dev.drydock.hub.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.hub.device.Devices;
import dev.drydock.hub.fault.Faults;
import dev.drydock.hub.fault.Operation;
import dev.drydock.hub.job.Job;
import dev.drydock.hub.job.Jobs;
import dev.drydock.hub.mqtt.DeviceConnections;
import dev.drydock.hub.query.Query;
import dev.drydock.hub.query.QuerySyntax;
import dev.drydock.hub.refusal.Refused;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Queries, page by page. */
final class QueryRoutes {
    private final Devices devices;
    private final DeviceConnections connections;
    private final Jobs jobs;
    private final Faults faults;
    private final Clock clock;
    private List<ObjectNode> seen = List.of();
    private Instant seenAt = Instant.MIN;

    QueryRoutes(Devices devices, DeviceConnections connections, Jobs jobs, Faults faults, Clock clock) {
        this.devices = devices;
        this.connections = connections;
        this.jobs = jobs;
        this.faults = faults;
        this.clock = clock;
    }

    void addTo(RestFront front) {
        front.on(HttpMethod.POST, "/devices/query", Operation.QUERY, this::query);
    }

    private void query(RoutingContext request) {
        Query query = parse(Requests.object(request).path("query").asText(""));
        if (query.source() == Query.Source.JOBS) {
            Page.answer(request, "DeviceJob", query.run(jobs.all().flatMap(Job::rows)));
        } else if (faults.emptiesPage()) {
            Page.answerEmpty(request, query.wholeRows() ? "Twin" : "Raw");
        } else {
            Page.answer(request, query.wholeRows() ? "Twin" : "Raw", query.run(rows().stream()));
        }
    }

    /** Devices as they are, or as they were not too long ago when queries are to lag. */
    private List<ObjectNode> rows() {
        Instant now = clock.instant();
        if (seenAt.isBefore(now.minus(faults.queryLag())) || faults.queryLag().isZero()) {
            seen = devices.all().stream()
                    .map(device -> device.twin(connections.isConnected(device.id())))
                    .toList();
            seenAt = now;
        }
        return seen;
    }

    private static Query parse(String text) {
        try {
            return Query.parse(text);
        } catch (QuerySyntax syntax) {
            throw Refused.malformed("The query is not understood: " + syntax.getMessage());
        }
    }
}
