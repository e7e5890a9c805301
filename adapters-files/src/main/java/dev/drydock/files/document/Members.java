package dev.drydock.files.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The members of a JSON object, each read as exactly the type that it must have; null is the same as absent. Every method
 * throws {@link MalformedDocument} for a member that is missing or of another type.
 */
public record Members(ObjectNode node) {

    /** An object without members. */
    public static ObjectNode none() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Writes a member as text, or as null: every member is always named. */
    public static void put(ObjectNode node, String name, Optional<?> value) {
        node.put(name, value.map(Object::toString).orElse(null));
    }

    public String text(String name) {
        return maybeText(name).orElseThrow(() -> lacks(name, "a text"));
    }

    public Optional<String> maybeText(String name) {
        return member(name).map(found -> {
            if (!found.isTextual()) {
                throw lacks(name, "a text");
            }
            return found.textValue();
        });
    }

    public long number(String name) {
        return maybeNumber(name).orElseThrow(() -> lacks(name, "a whole number"));
    }

    public Optional<Long> maybeNumber(String name) {
        return member(name).map(found -> {
            if (!found.isIntegralNumber() || !found.canConvertToLong()) {
                throw lacks(name, "a whole number");
            }
            return found.longValue();
        });
    }

    /** A truth value; false when absent. */
    public boolean flag(String name) {
        return member(name)
                .map(found -> {
                    if (!found.isBoolean()) {
                        throw lacks(name, "true or false");
                    }
                    return found.booleanValue();
                })
                .orElse(false);
    }

    /** A number that is no less than zero and fits an int. */
    public int count(String name) {
        long number = number(name);
        if (number < 0 || number > Integer.MAX_VALUE) {
            throw lacks(name, "a count");
        }
        return (int) number;
    }

    public Members object(String name) {
        return maybeObject(name).orElseThrow(() -> lacks(name, "an object"));
    }

    public Optional<Members> maybeObject(String name) {
        return member(name).map(found -> asObject(found, name));
    }

    public List<Members> objects(String name) {
        if (list(name).isEmpty()) {
            throw lacks(name, "a list");
        }
        return maybeObjects(name);
    }

    /** The objects of a list; none when the member is absent. */
    public List<Members> maybeObjects(String name) {
        List<Members> all = new ArrayList<>();
        list(name).ifPresent(found -> found.forEach(element -> all.add(asObject(element, name))));
        return all;
    }

    /** Texts, each made into a value that it may not be fit for; none when the member is absent. */
    public <T> List<T> texts(String name, Function<String, T> made) {
        List<T> all = new ArrayList<>();
        list(name)
                .ifPresent(found -> found.forEach(element -> {
                    if (!element.isTextual()) {
                        throw lacks(name, "a list of texts");
                    }
                    all.add(fit(name, element.textValue(), made));
                }));
        return all;
    }

    /** A text, made into a value that it may not be fit for. */
    public <T> T as(String name, Function<String, T> made) {
        return fit(name, text(name), made);
    }

    /** A text that may be absent, made into a value that it may not be fit for. */
    public <T> Optional<T> maybe(String name, Function<String, T> made) {
        return maybeText(name).map(text -> fit(name, text, made));
    }

    private Optional<JsonNode> list(String name) {
        return member(name).map(found -> {
            if (!found.isArray()) {
                throw lacks(name, "a list");
            }
            return found;
        });
    }

    private Optional<JsonNode> member(String name) {
        return Optional.ofNullable(node.get(name)).filter(found -> !found.isNull());
    }

    private static Members asObject(JsonNode found, String name) {
        if (found instanceof ObjectNode object) {
            return new Members(object);
        }
        throw lacks(name, "an object");
    }

    private static <T> T fit(String name, String text, Function<String, T> made) {
        try {
            return made.apply(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new MalformedDocument("'" + name + "' has a value that it cannot have: " + e.getMessage());
        }
    }

    private static MalformedDocument lacks(String name, String expected) {
        return new MalformedDocument("'" + name + "' should be " + expected);
    }
}
