package dev.drydock.hub.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.hub.refusal.Refused;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** How the hub answers services. */
final class Answers {
    private static final String FORGONE = "forgone";

    private Answers() {}

    /** Lets the connection close in the place of the answer. */
    static void forgo(RoutingContext request) {
        request.put(FORGONE, true);
    }

    private static boolean isWanted(RoutingContext request) {
        HttpServerResponse response = request.response();
        if (request.get(FORGONE) != null) {
            request.request().connection().close();
            return false;
        }
        return !response.closed() && !response.ended();
    }

    static void json(RoutingContext request, int status, JsonNode body) {
        if (isWanted(request)) {
            request.response()
                    .setStatusCode(status)
                    .putHeader("Content-Type", "application/json; charset=utf-8")
                    .end(body.toString());
        }
    }

    static void nothing(RoutingContext request) {
        if (isWanted(request)) {
            request.response().setStatusCode(204).end();
        }
    }

    /** A refusal, in the shape in which the SDKs look for the error code. */
    static void refusal(RoutingContext request, Refused refused) {
        ObjectNode inner = Requests.JSON
                .createObjectNode()
                .put("errorCode", refused.code())
                .put("trackingId", UUID.randomUUID().toString())
                .put("message", refused.getMessage())
                .put(
                        "timestampUtc",
                        Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
        json(
                request,
                refused.status(),
                Requests.JSON
                        .createObjectNode()
                        .put("Message", inner.toString())
                        .put("ExceptionMessage", ""));
    }
}
