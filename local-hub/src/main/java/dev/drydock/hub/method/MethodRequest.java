package dev.drydock.hub.method;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.drydock.hub.refusal.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A call of a device's direct method.
 *
 * @param payload any JSON, 128 KB at most
 * @param connectTimeout how long a device that is not there is waited for, 0 to 300 s
 * @param responseTimeout how long an answer is waited for, 5 to 300 s
 */
public record MethodRequest(String name, JsonNode payload, Duration connectTimeout, Duration responseTimeout) {
    private static final int PAYLOAD_BYTES = 128 * 1024;
    private static final int LONGEST = 300;
    private static final int SHORTEST_RESPONSE = 5;
    private static final int DEFAULT_RESPONSE = 30;

    /** Reads the document of a service. */
    public static MethodRequest read(JsonNode json) {
        String name = json.path("methodName").asText("");
        if (!name.matches("[A-Za-z0-9._~!$&'()*+,;=:@-]{1,100}")) {
            throw Refused.malformed("methodName is 1 to 100 characters of those that a topic may hold.");
        }
        JsonNode payload = json.has("payload") ? json.get("payload") : NullNode.getInstance();
        if (payload.toString().getBytes(StandardCharsets.UTF_8).length > PAYLOAD_BYTES) {
            throw new Refused(413001, "The payload of a method has " + PAYLOAD_BYTES + " bytes at most.");
        }
        return new MethodRequest(
                name,
                payload,
                seconds(json, "connectTimeoutInSeconds", 0, 0),
                seconds(json, "responseTimeoutInSeconds", SHORTEST_RESPONSE, DEFAULT_RESPONSE));
    }

    String payloadText() {
        return payload.toString();
    }

    private static Duration seconds(JsonNode json, String name, int least, int otherwise) {
        JsonNode value = json.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Duration.ofSeconds(otherwise);
        }
        if (!value.isInt() || value.intValue() < least || value.intValue() > LONGEST) {
            throw Refused.malformed(name + " is a whole number from " + least + " to " + LONGEST + ".");
        }
        return Duration.ofSeconds(value.intValue());
    }
}
