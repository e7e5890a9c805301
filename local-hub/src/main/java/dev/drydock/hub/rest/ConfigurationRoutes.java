package dev.drydock.hub.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.hub.configuration.Configuration;
import dev.drydock.hub.configuration.Configurations;
import dev.drydock.hub.fault.Operation;
import dev.drydock.hub.refusal.Refused;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Automatic device configurations. */
final class ConfigurationRoutes {
    private static final String CONFIGURATION = "/configurations/:id";

    private final Configurations configurations;

    ConfigurationRoutes(Configurations configurations) {
        this.configurations = configurations;
    }

    void addTo(RestFront front) {
        front.on(HttpMethod.GET, "/configurations", Operation.CONFIGURATION, this::list);
        front.on(HttpMethod.POST, "/configurations/testQueries", Operation.CONFIGURATION, this::test);
        front.on(HttpMethod.GET, CONFIGURATION, Operation.CONFIGURATION, this::get);
        front.on(HttpMethod.PUT, CONFIGURATION, Operation.CONFIGURATION, this::put);
        front.on(HttpMethod.DELETE, CONFIGURATION, Operation.CONFIGURATION, this::delete);
    }

    private void list(RoutingContext request) {
        int top = Requests.number(
                Optional.ofNullable(request.request().getParam("top")), "top", 1, Integer.MAX_VALUE, Integer.MAX_VALUE);
        ArrayNode list = Requests.JSON.createArrayNode();
        configurations.all().stream().limit(top).map(configurations::json).forEach(list::add);
        Answers.json(request, 200, list);
    }

    private void get(RoutingContext request) {
        answer(request, 200, configurations.get(Requests.id(request)));
    }

    private void put(RoutingContext request) {
        String id = Requests.id(request);
        ObjectNode body = Requests.object(request);
        Optional<Configuration> former = configurations.find(id);
        if (former.isPresent() && !Requests.hasIfMatch(request)) {
            throw new Refused(409401, "There is a configuration with the id " + id + " already.");
        }
        if (Requests.hasIfMatch(request)) {
            check(request, configurations.get(id));
        }
        answer(request, former.isPresent() ? 200 : 201, configurations.put(id, body));
    }

    private void delete(RoutingContext request) {
        Configuration configuration = configurations.get(Requests.id(request));
        check(request, configuration);
        configurations.remove(configuration.id());
        Answers.nothing(request);
    }

    private void test(RoutingContext request) {
        ObjectNode body = Requests.object(request);
        Map<String, String> queries = new TreeMap<>();
        body.path("customMetricQueries")
                .properties()
                .forEach(entry -> queries.put(entry.getKey(), entry.getValue().asText()));
        Answers.json(
                request, 200, Configurations.test(body.path("targetCondition").asText(""), queries));
    }

    private static void check(RoutingContext request, Configuration configuration) {
        Requests.ifMatch(request)
                .filter(etag -> !etag.equals(configuration.etag()))
                .ifPresent(etag -> {
                    throw Refused.changedMeanwhile("the configuration " + configuration.id());
                });
    }

    private void answer(RoutingContext request, int status, Configuration configuration) {
        request.response().putHeader("ETag", "\"" + configuration.etag() + "\"");
        Answers.json(request, status, configurations.json(configuration));
    }
}
