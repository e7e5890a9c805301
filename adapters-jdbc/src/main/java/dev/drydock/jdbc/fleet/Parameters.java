package dev.drydock.jdbc.fleet;

import java.util.LinkedHashMap;
import java.util.Map;

/** The values that a statement is made with. */
final class Parameters {
    private final Map<String, Object> values = new LinkedHashMap<>();

    /** The word that stands for a value in the text of the statement. */
    String wordFor(Object value) {
        String name = "q" + values.size();
        values.put(name, value);
        return ":" + name;
    }

    Map<String, Object> values() {
        return values;
    }
}
