package dev.drydock.hub.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.hub.json.ReceivedJson;
import dev.drydock.hub.refusal.Quoted;
import dev.drydock.hub.refusal.Refused;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** The bodies, headers and parameters of requests. */
final class Requests {
    static final ObjectMapper JSON = JsonMapper.builder().build();

    private Requests() {}

    /** The body, which is an object. */
    static ObjectNode object(RoutingContext request) {
        byte[] body = request.body().buffer() == null
                ? new byte[0]
                : request.body().buffer().getBytes();
        return ReceivedJson.object(body, "The body");
    }

    static String id(RoutingContext request) {
        return request.pathParam("id");
    }

    /** The ETag of If-Match, without quotation marks; empty for {@code *}, or without the header. */
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
            throw Refused.malformed(name + " is a number, not " + Quoted.text(text.get()) + ".");
        }
        throw Refused.malformed(name + " is from " + least + " to " + most + ".");
    }
}
