package dev.drydock.protocol.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The members of an object, read without coercion: a number is not text, and {@code null} counts as absent. */
public final class Members {
    /** The largest integer that IoT Hub keeps exactly. */
    private static final long LARGEST_INTEGER = (1L << 52) - 1;

    private final ObjectNode object;

    public Members(ObjectNode object) {
        this.object = object;
    }

    public Optional<String> text(String name) throws MalformedDocument {
        Optional<JsonNode> node = find(name);
        if (node.isPresent() && !node.get().isTextual()) {
            throw unexpected(name, "a string", node.get());
        }
        return node.map(JsonNode::textValue);
    }

    /** A text of a given form; the message of the failure names the member. */
    public <T> Optional<T> text(String name, Function<String, T> form) throws MalformedDocument {
        Optional<String> text = text(name);
        return text.isEmpty() ? Optional.empty() : Optional.of(formed(name, text.get(), form));
    }

    /** Texts of a given form, in their order; none when the member is absent. */
    public <T> List<T> texts(String name, Function<String, T> form) throws MalformedDocument {
        Optional<JsonNode> node = find(name);
        if (node.isPresent() && !node.get().isArray()) {
            throw unexpected(name, "an array of strings", node.get());
        }
        List<T> all = new ArrayList<>();
        for (JsonNode element : node.orElse(JsonNodeFactory.instance.arrayNode())) {
            if (!element.isTextual()) {
                throw unexpected(name, "an array of strings", element);
            }
            all.add(formed(name, element.textValue(), form));
        }
        return all;
    }

    /** A whole number of at least 1. */
    public Optional<Long> positive(String name) throws MalformedDocument {
        Optional<JsonNode> node = find(name);
        if (node.isEmpty()) {
            return Optional.empty();
        }
        if (!node.get().isIntegralNumber()) {
            throw unexpected(name, "a whole number", node.get());
        }
        if (!node.get().canConvertToLong()
                || node.get().longValue() < 1
                || node.get().longValue() > LARGEST_INTEGER) {
            throw new MalformedDocument("member '" + name + "': expected 1 to " + LARGEST_INTEGER);
        }
        return Optional.of(node.get().longValue());
    }

    /** A whole number of either sign. */
    public Optional<Long> whole(String name) throws MalformedDocument {
        Optional<JsonNode> node = find(name);
        if (node.isPresent() && !node.get().canConvertToExactIntegral()) {
            throw unexpected(name, "a whole number", node.get());
        }
        if (node.isPresent() && !node.get().canConvertToLong()) {
            throw new MalformedDocument("member '" + name + "': expected a number of 64 bits");
        }
        return node.map(JsonNode::longValue);
    }

    public Optional<Boolean> flag(String name) throws MalformedDocument {
        Optional<JsonNode> node = find(name);
        if (node.isPresent() && !node.get().isBoolean()) {
            throw unexpected(name, "true or false", node.get());
        }
        return node.map(JsonNode::booleanValue);
    }

    public Optional<Members> object(String name) throws MalformedDocument {
        Optional<JsonNode> node = find(name);
        if (node.isPresent() && !node.get().isObject()) {
            throw unexpected(name, "an object", node.get());
        }
        return node.map(ObjectNode.class::cast).map(Members::new);
    }

    /** Objects, in their order; none when the member is absent. */
    public List<Members> objects(String name) throws MalformedDocument {
        Optional<JsonNode> node = find(name);
        if (node.isPresent() && !node.get().isArray()) {
            throw unexpected(name, "an array of objects", node.get());
        }
        List<Members> all = new ArrayList<>();
        for (JsonNode element : node.orElse(JsonNodeFactory.instance.arrayNode())) {
            if (!element.isObject()) {
                throw unexpected(name, "an array of objects", element);
            }
            all.add(new Members((ObjectNode) element));
        }
        return all;
    }

    /** The names of all members. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** A time in ISO-8601, such as {@code 2026-12-01T00:00:00Z}. */
    public Optional<Instant> time(String name) throws MalformedDocument {
        Optional<String> text = text(name);
        try {
            return text.map(Instant::parse);
        } catch (DateTimeParseException e) {
            throw new MalformedDocument("member '" + name + "': expected a time such as 2026-12-01T00:00:00Z");
        }
    }

    private static <T> T formed(String name, String text, Function<String, T> form) throws MalformedDocument {
        try {
            return form.apply(text);
        } catch (IllegalArgumentException e) {
            throw new MalformedDocument("member '" + name + "': " + e.getMessage());
        }
    }

    private Optional<JsonNode> find(String name) {
        return Optional.ofNullable(object.get(name)).filter(node -> !node.isNull());
    }

    private static MalformedDocument unexpected(String name, String expected, JsonNode found) {
        return new MalformedDocument("member '" + name + "': expected " + expected + ", found " + Json.kindOf(found));
    }
}
