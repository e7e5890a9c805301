package dev.drydock.hub.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.hub.device.Devices;
import dev.drydock.hub.fault.Faults;
import dev.drydock.hub.fault.Operation;
import dev.drydock.hub.mqtt.DeviceConnections;
import dev.drydock.hub.query.Query;
import dev.drydock.hub.query.QuerySyntax;
import dev.drydock.hub.refusal.Refused;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Queries, page by page. A continuation token says how many results were there before. */
final class QueryRoutes {
    private static final int PAGE = 100;
    private static final int LARGEST_PAGE = 1000;

    private final Devices devices;
    private final DeviceConnections connections;
    private final Faults faults;
    private final Clock clock;
    private List<ObjectNode> seen = List.of();
    private Instant seenAt = Instant.MIN;

    QueryRoutes(Devices devices, DeviceConnections connections, Faults faults, Clock clock) {
        this.devices = devices;
        this.connections = connections;
        this.faults = faults;
        this.clock = clock;
    }

    void addTo(RestFront front) {
        front.on(HttpMethod.POST, "/devices/query", Operation.QUERY, this::query);
    }

    private void query(RoutingContext request) {
        Query query = parse(Requests.object(request).path("query").asText(""));
        int page =
                Requests.number(header(request, "x-ms-max-item-count"), "x-ms-max-item-count", 1, LARGEST_PAGE, PAGE);
        int from = header(request, "x-ms-continuation").map(QueryRoutes::offset).orElse(0);
        List<ObjectNode> results = query.run(rows().stream());
        ArrayNode items = Requests.JSON.createArrayNode();
        results.stream().skip(from).limit(page).forEach(items::add);
        if (from + items.size() < results.size()) {
            request.response().putHeader("x-ms-continuation", token(from + items.size()));
        }
        request.response().putHeader("x-ms-item-type", query.wholeRows() ? "Twin" : "Raw");
        Answers.json(request, 200, items);
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

    private static Optional<String> header(RoutingContext request, String name) {
        return Optional.ofNullable(request.request().getHeader(name)).filter(text -> !text.isEmpty());
    }

    private static String token(int offset) {
        return Base64.getUrlEncoder().encodeToString(Integer.toString(offset).getBytes(StandardCharsets.US_ASCII));
    }

    private static int offset(String token) {
        try {
            return Math.max(
                    0, Integer.parseInt(new String(Base64.getUrlDecoder().decode(token), StandardCharsets.US_ASCII)));
        } catch (IllegalArgumentException e) {
            throw Refused.malformed("The continuation token is not one of this hub's.");
        }
    }
}
