package dev.drydock.protocol.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.protocol.json.Json;
import dev.drydock.protocol.json.MalformedDocument;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A document of a server, read without asking much of it: a member that is missing is empty, and one that is not known is left
 * alone, so that a younger server can be spoken to. Texts are those of anybody.
 */
public final class RemoteDocument {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final JsonNode node;

    private RemoteDocument(JsonNode node) {
        this.node = node;
    }

    /** Reads a JSON object. */
    public static RemoteDocument read(byte[] document) throws MalformedDocument {
        try {
            JsonNode node = MAPPER.readTree(document);
            if (node instanceof ObjectNode object) {
                return new RemoteDocument(object);
            }
            throw new MalformedDocument(
                    "expected a JSON object, found " + (node == null ? "nothing" : Json.kindOf(node)));
        } catch (JsonProcessingException e) {
            throw new MalformedDocument("not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new MalformedDocument("not JSON: " + e.getMessage());
        }
    }

    /** A text, a number or a truth as a text; empty when there is none. */
    public Optional<String> find(String name) {
        return Optional.of(node.path(name)).filter(JsonNode::isValueNode).flatMap(RemoteDocument::scalar);
    }

    /** The same; the empty text when there is none. */
    public String text(String name) {
        return find(name).orElse("");
    }

    /** A whole number; zero when there is none. */
    public long number(String name) {
        return node.path(name).asLong();
    }

    public boolean has(String name) {
        return node.hasNonNull(name);
    }

    public boolean flag(String name) {
        return node.path(name).asBoolean();
    }

    /** A document within this one; an empty one when there is none. */
    public RemoteDocument within(String name) {
        return new RemoteDocument(node.path(name));
    }

    /** The documents of a list; none when there is no list. */
    public List<RemoteDocument> items(String name) {
        List<RemoteDocument> items = new ArrayList<>();
        node.path(name).forEach(item -> items.add(new RemoteDocument(item)));
        return items;
    }

    /** The texts of a list; none when there is no list. */
    public List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        node.path(name).forEach(item -> scalar(item).ifPresent(texts::add));
        return texts;
    }

    /** The texts and numbers of a document within this one by their names, in its order. */
    public Map<String, String> values(String name) {
        Map<String, String> values = new LinkedHashMap<>();
        node.path(name)
                .properties()
                .forEach(member -> scalar(member.getValue()).ifPresent(value -> values.put(member.getKey(), value)));
        return values;
    }

    /** All members as JSON by their names, in the document's order. */
    public Map<String, String> members() {
        Map<String, String> members = new LinkedHashMap<>();
        node.properties().forEach(member -> members.put(member.getKey(), Json.write(member.getValue())));
        return members;
    }

    private static Optional<String> scalar(JsonNode value) {
        return value.isValueNode() && !value.isNull() ? Optional.of(value.asText()) : Optional.empty();
    }

    /** The whole document as JSON, one line. */
    public String write() {
        return Json.write(node);
    }
}
