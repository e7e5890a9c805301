package dev.drydock.hub.twin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.hub.refusal.Refused;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The limits of a twin on IoT Hub: names of at most 1 KB without control characters, dot, dollar sign or space; texts of at most 4 KB;
 * whole numbers between plus and minus 4503599627370496; objects ten deep; 32 KB of desired and of reported properties each, 8 KB of
 * tags. See "Understand and use device twins in IoT Hub", sections "Tags and properties format" and "Device twin size".
 */
final class TwinLimits {
    private static final int DEEPEST = 10;
    private static final int NAME_BYTES = 1024;
    private static final int TEXT_BYTES = 4096;
    private static final int PROPERTIES_BYTES = 32 * 1024;
    private static final int TAGS_BYTES = 8 * 1024;
    private static final long LARGEST = 4503599627370496L;
    private static final int NUMBER_SIZE = 8;
    private static final int BOOLEAN_SIZE = 4;

    private TwinLimits() {}

    static void checkPatch(ObjectNode patch) {
        check(patch, 1);
    }

    static void checkProperties(ObjectNode values) {
        checkSize(values, PROPERTIES_BYTES, "The properties");
    }

    static void checkTags(ObjectNode tags) {
        checkSize(tags, TAGS_BYTES, "The tags");
    }

    private static void check(JsonNode node, int depth) {
        if (depth > DEEPEST) {
            throw Refused.malformed("A twin is " + DEEPEST + " objects deep at most.");
        }
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            checkName(member.getKey());
            checkValue(member.getValue(), depth);
        }
    }

    private static void checkValue(JsonNode value, int depth) {
        if (value.isObject()) {
            check(value, depth + 1);
        } else if (value.isArray()) {
            if (depth + 1 > DEEPEST) {
                throw Refused.malformed("A twin is " + DEEPEST + " objects deep at most.");
            }
            value.forEach(element -> checkValue(element, depth + 1));
        } else if (value.isTextual() && bytes(value.textValue()) > TEXT_BYTES) {
            throw Refused.malformed("A text in a twin has " + TEXT_BYTES + " bytes at most.");
        } else if (value.isIntegralNumber()
                && (!value.canConvertToLong() || value.longValue() > LARGEST || value.longValue() < -LARGEST)) {
            throw Refused.malformed("A whole number in a twin is " + LARGEST + " at most.");
        }
    }

    private static void checkName(String name) {
        if (name.isEmpty() || bytes(name) > NAME_BYTES) {
            throw Refused.malformed("A name in a twin has 1 to " + NAME_BYTES + " bytes.");
        }
        if (name.chars().anyMatch(c -> c == '.' || c == '$' || c == ' ' || Character.isISOControl(c))) {
            throw Refused.malformed("A name in a twin has no dot, dollar sign, space or control character.");
        }
    }

    private static void checkSize(ObjectNode values, int limit, String what) {
        int size = size(values);
        if (size > limit) {
            throw new Refused(413001, what + " of a twin have " + limit + " bytes at most; these have " + size + ".");
        }
    }

    /** As IoT Hub reckons: names and texts in UTF-8, 8 for a number, 4 for a truth value, nothing for punctuation. */
    private static int size(JsonNode node) {
        if (node.isTextual()) {
            return bytes(node.textValue());
        }
        if (node.isNumber()) {
            return NUMBER_SIZE;
        }
        if (node.isBoolean()) {
            return BOOLEAN_SIZE;
        }
        int size = 0;
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            size += bytes(member.getKey()) + size(member.getValue());
        }
        if (node.isArray()) {
            for (JsonNode element : node) {
                size += size(element);
            }
        }
        return size;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
