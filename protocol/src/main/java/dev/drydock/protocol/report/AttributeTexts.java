package dev.drydock.protocol.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.drydock.domain.target.Attributes;
import dev.drydock.protocol.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The attributes of a device as its report holds them: an array of texts {@code NAME=VALUE}. It is no object, as a hub merges objects:
 * an attribute that a device no longer has would stay in its twin.
 */
public final class AttributeTexts {
    /** Most bytes of them in a report: 16 of the longest fit, if each character is one byte there. */
    public static final int LONGEST = 1601;

    private AttributeTexts() {}

    /** The bytes that attributes take in a report, with their quotes and commas. */
    public static int length(Attributes attributes) {
        return Json.write(write(attributes)).getBytes(StandardCharsets.UTF_8).length;
    }

    static ArrayNode write(Attributes attributes) {
        ArrayNode texts = Json.object().arrayNode();
        attributes.texts().forEach(texts::add);
        return texts;
    }

    /** Reads attributes; an entry of another form is left out, and one whose name stands before it. */
    static Map<String, String> read(JsonNode texts) {
        Map<String, String> attributes = new LinkedHashMap<>();
        if (texts.isArray()) {
            for (JsonNode text : texts) {
                int equals = text.isTextual() ? text.textValue().indexOf('=') : -1;
                if (equals > 0) {
                    attributes.putIfAbsent(
                            text.textValue().substring(0, equals),
                            text.textValue().substring(equals + 1));
                }
            }
        }
        return attributes;
    }
}
