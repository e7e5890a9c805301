package dev.drydock.hub.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.hub.refusal.Refused;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** The hub's answers to services. */
final class Answers {
    private static final String LOST = "lost";

    private Answers() {}

    /** Closes the connection in place of the answer to this request. */
    static void lose(RoutingContext request) {
        request.put(LOST, true);
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

    private static boolean isWanted(RoutingContext request) {
        HttpServerResponse response = request.response();
        if (response.closed() || response.ended()) {
            return false;
        }
        if (request.get(LOST) != null) {
            request.request().connection().close();
            return false;
        }
        return true;
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
