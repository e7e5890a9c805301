package dev.drydock.protocol.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;

/**
 * The reader and writer of JSON on the wire. It reads nothing deeper than 16 levels, no string longer than 20,000 characters
 * (a whole order may be quoted in one), no member twice, and nothing behind the document.
 */
public final class Json {
    private static final int DEEPEST = 16;
    private static final int LONGEST_STRING = 20_000;
    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxStringLength(LONGEST_STRING)
                            .maxNumberLength(20)
                            .maxNameLength(64)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    /** Reads one JSON value. */
    public static JsonNode read(byte[] document) throws MalformedDocument {
        try {
            JsonNode node = MAPPER.readTree(document);
            if (node == null || node.isMissingNode()) {
                throw new MalformedDocument("expected a JSON document, found nothing");
            }
            return node;
        } catch (JsonProcessingException e) {
            throw new MalformedDocument("not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new MalformedDocument("not JSON: " + e.getMessage());
        }
    }

    /** Reads a JSON object; the message of the failure names the kind of any other value. */
    public static ObjectNode readObject(byte[] document) throws MalformedDocument {
        JsonNode node = read(document);
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw new MalformedDocument("expected a JSON object, found " + kindOf(node));
    }

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** Writes without spaces: the tutorial's services search for text that has none. */
    public static String write(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON nodes can always be written", e);
        }
    }

    /** The kind of a node's value, for messages. */
    public static String kindOf(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> "an array";
            case BOOLEAN -> "a boolean";
            case NUMBER -> "a number";
            case NULL -> "null";
            case OBJECT -> "an object";
            case STRING -> "a string";
            case BINARY, MISSING, POJO -> "nothing";
        };
    }

    /** Lists objects as a JSON array, one line. */
    public static String writeAll(List<? extends JsonNode> nodes) {
        return write(MAPPER.createArrayNode().addAll(nodes));
    }
}
