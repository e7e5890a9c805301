package dev.drydock.hub.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.hub.refusal.Refused;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.Optional;

/** What the requests of services hold. */
final class Requests {
    static final ObjectMapper JSON = JsonMapper.builder().build();

    private Requests() {}

    /** The body, which is an object. */
    static ObjectNode object(RoutingContext request) {
        byte[] body = request.body().buffer() == null
                ? new byte[0]
                : request.body().buffer().getBytes();
        try {
            JsonNode json = JSON.readTree(body);
            if (json instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException e) {
            throw Refused.malformed("The body is no JSON: " + e.getMessage());
        }
        throw Refused.malformed("The body is a JSON object.");
    }

    static String id(RoutingContext request) {
        return request.pathParam("id");
    }

    /** What If-Match asks for, without quotation marks; empty for anything, or when it is not there. */
    static Optional<String> ifMatch(RoutingContext request) {
        return Optional.ofNullable(request.request().getHeader("If-Match"))
                .map(etag -> etag.replace("\"", ""))
                .filter(etag -> !etag.equals("*"));
    }

    static boolean hasIfMatch(RoutingContext request) {
        return request.request().getHeader("If-Match") != null;
    }

    /** A header or a parameter that is a number. */
    static int number(Optional<String> text, String name, int least, int most, int otherwise) {
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text.get());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw Refused.malformed(name + " is a number, not " + text.get() + ".");
        }
        throw Refused.malformed(name + " is from " + least + " to " + most + ".");
    }
}
