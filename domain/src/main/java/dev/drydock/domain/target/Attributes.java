package dev.drydock.domain.target;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The facts that a device reports of itself.
 *
 * @param values by their names, in the order of names; at most 16
 */
public record Attributes(Map<String, String> values) {
    public static final Attributes NONE = new Attributes(Map.of());

    /** @throws IllegalArgumentException when a name or a value has another form, or there are too many */
    public Attributes {
        if (values.size() > DeviceFacts.MOST_ATTRIBUTES) {
            throw new IllegalArgumentException("a device has at most " + DeviceFacts.MOST_ATTRIBUTES
                    + " attributes, this one has " + values.size());
        }
        values.forEach((name, value) -> new Field.Attribute(name).checked(value));
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /**
     * Reads texts {@code NAME=VALUE}.
     *
     * @throws IllegalArgumentException when one has another form, a name is said twice, or there are too many
     */
    public static Attributes parse(List<String> texts) {
        Map<String, String> values = new TreeMap<>();
        for (String text : texts) {
            try {
                add(text, values);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("'" + text + "': " + e.getMessage(), e);
            }
        }
        return new Attributes(values);
    }

    private static void add(String text, Map<String, String> values) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            throw new IllegalArgumentException("expected NAME=VALUE, such as site=oslo");
        }
        String name = text.substring(0, equals);
        String value = new Field.Attribute(name).checked(text.substring(equals + 1));
        if (values.put(name, value) != null) {
            throw new IllegalArgumentException("another value of " + name + " stands before it");
        }
    }

    /** Those values that a query could ask for; of too many, the first by their names. */
    public static Attributes among(Map<String, String> told) {
        return new Attributes(PlainText.among(told, DeviceFacts.MOST_ATTRIBUTES));
    }

    /** Each as {@code NAME=VALUE}, in the order of names. */
    public List<String> texts() {
        return values.entrySet().stream()
                .map(attribute -> attribute.getKey() + "=" + attribute.getValue())
                .toList();
    }
}
