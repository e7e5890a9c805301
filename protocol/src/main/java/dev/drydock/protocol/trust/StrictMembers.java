package dev.drydock.protocol.trust;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.protocol.json.Json;
import dev.drydock.protocol.json.MalformedDocument;
import dev.drydock.protocol.text.Plain;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The members of a signed object: every one is known, none is {@code null}, and nothing is coerced. */
final class StrictMembers {
    private final ObjectNode object;

    private StrictMembers(ObjectNode object) {
        this.object = object;
    }

    /** The members of an object that may have these and no others. */
    static StrictMembers of(ObjectNode object, Set<String> known) throws MalformedDocument {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            if (!known.contains(name)) {
                throw new MalformedDocument("unknown member '" + Plain.text(name) + "'");
            }
        }
        return new StrictMembers(object);
    }

    boolean has(String name) {
        return object.has(name);
    }

    String text(String name) throws MalformedDocument {
        JsonNode node = need(name);
        if (!node.isTextual()) {
            throw unexpected(name, "a string", node);
        }
        return node.textValue();
    }

    <T> T text(String name, Function<String, T> form) throws MalformedDocument {
        return formed(name, text(name), form);
    }

    long whole(String name, long least, long most) throws MalformedDocument {
        return whole(name, need(name), least, most);
    }

    Instant time(String name) throws MalformedDocument {
        String text = text(name);
        try {
            if (text.endsWith("Z")) {
                return Instant.parse(text);
            }
        } catch (DateTimeParseException e) {
            // told below
        }
        throw new MalformedDocument("member '" + name + "': expected a time in UTC, such as 2026-12-01T00:00:00Z");
    }

    Optional<Instant> optionalTime(String name) throws MalformedDocument {
        return has(name) ? Optional.of(time(name)) : Optional.empty();
    }

    /** An array with at least one text. */
    <T> List<T> texts(String name, Function<String, T> form) throws MalformedDocument {
        return notEmpty(name, optionalTexts(name, form));
    }

    /** An array of texts, which may be empty. */
    <T> List<T> optionalTexts(String name, Function<String, T> form) throws MalformedDocument {
        List<T> all = new ArrayList<>();
        for (JsonNode element : array(name)) {
            if (!element.isTextual()) {
                throw unexpected(name, "an array of strings", element);
            }
            all.add(formed(name, element.textValue(), form));
        }
        return all;
    }

    /** An array with at least one whole number. */
    List<Long> wholes(String name, long least, long most) throws MalformedDocument {
        List<Long> all = new ArrayList<>();
        for (JsonNode element : array(name)) {
            all.add(whole(name, element, least, most));
        }
        return notEmpty(name, all);
    }

    /** An array of objects, which may be empty. */
    List<ObjectNode> objects(String name) throws MalformedDocument {
        List<ObjectNode> all = new ArrayList<>();
        for (JsonNode element : array(name)) {
            if (!(element instanceof ObjectNode found)) {
                throw unexpected(name, "an array of objects", element);
            }
            all.add(found);
        }
        return all;
    }

    ObjectNode object(String name) throws MalformedDocument {
        if (need(name) instanceof ObjectNode found) {
            return found;
        }
        throw unexpected(name, "an object", need(name));
    }

    /** Runs what may refuse values that do not go together. */
    static <T> T checked(Supplied<T> made) throws MalformedDocument {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            throw new MalformedDocument(String.valueOf(e.getMessage()));
        }
    }

    /** A maker of a value of members. */
    @FunctionalInterface
    interface Supplied<T> {
        T get() throws MalformedDocument;
    }

    private JsonNode array(String name) throws MalformedDocument {
        JsonNode node = need(name);
        if (!node.isArray()) {
            throw unexpected(name, "an array", node);
        }
        return node;
    }

    private static <T> List<T> notEmpty(String name, List<T> all) throws MalformedDocument {
        if (all.isEmpty()) {
            throw new MalformedDocument("member '" + name + "': it is left out where it has no element");
        }
        return all;
    }

    private static long whole(String name, JsonNode node, long least, long most) throws MalformedDocument {
        if (!node.isIntegralNumber()) {
            throw unexpected(name, "a whole number", node);
        }
        if (!node.canConvertToLong() || node.longValue() < least || node.longValue() > most) {
            throw new MalformedDocument("member '" + name + "': expected " + least + " to " + most);
        }
        return node.longValue();
    }

    private JsonNode need(String name) throws MalformedDocument {
        JsonNode node = object.get(name);
        if (node == null) {
            throw new MalformedDocument("member '" + name + "' is missing");
        }
        return node;
    }

    private static <T> T formed(String name, String text, Function<String, T> form) throws MalformedDocument {
        try {
            return form.apply(text);
        } catch (IllegalArgumentException e) {
            throw new MalformedDocument("member '" + name + "': " + e.getMessage());
        }
    }

    private static MalformedDocument unexpected(String name, String expected, JsonNode found) {
        return new MalformedDocument("member '" + name + "': expected " + expected + ", found " + Json.kindOf(found));
    }
}
