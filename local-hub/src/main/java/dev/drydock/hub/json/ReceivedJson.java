package dev.drydock.hub.json;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.hub.refusal.Refused;
import java.io.IOException;

/**
 * One JSON document from a client. Text after the document is refused, and so is a number beyond the range of a double, as {@code
 * 1e999}: it would be stored as another value than was sent.
 */
public final class ReceivedJson {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private ReceivedJson() {}

    /**
     * Reads a document of any type; a missing node for an empty text.
     *
     * @param what the name of the document in the refusal
     * @throws Refused if it is malformed
     */
    public static JsonNode read(byte[] text, String what) {
        try {
            JsonNode json = JSON.readTree(text);
            if (!isFinite(json)) {
                throw Refused.malformed(what + " has a number beyond the range of a double.");
            }
            return json;
        } catch (IOException e) {
            throw Refused.malformed(what + " is not JSON: " + e.getMessage());
        }
    }

    /**
     * Reads a document that is an object.
     *
     * @param what the name of the document in the refusal
     * @throws Refused if it is malformed, or another type
     */
    public static ObjectNode object(byte[] text, String what) {
        if (read(text, what) instanceof ObjectNode object) {
            return object;
        }
        throw Refused.malformed(what + " is not a JSON object.");
    }

    /** The depth is limited by the parser, to 1000. */
    private static boolean isFinite(JsonNode json) {
        if (json.isFloatingPointNumber()) {
            return Double.isFinite(json.doubleValue());
        }
        for (JsonNode inner : json) {
            if (!isFinite(inner)) {
                return false;
            }
        }
        return true;
    }
}
