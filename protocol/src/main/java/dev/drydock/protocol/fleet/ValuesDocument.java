package dev.drydock.protocol.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.protocol.json.Json;
import dev.drydock.protocol.json.MalformedDocument;
import dev.drydock.protocol.json.Members;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tags or attributes as a JSON object of texts, and values as a JSON array of them. */
public final class ValuesDocument {
    private static final String NONE = "{}";

    private ValuesDocument() {}

    /** Writes values by name, in the order of their names: the same values are the same text. */
    public static String write(Map<String, String> values) {
        ObjectNode object = Json.object();
        new TreeMap<>(values).forEach(object::put);
        return Json.write(object);
    }

    /** Reads values by name. */
    public static Map<String, String> read(String document) throws MalformedDocument {
        if (document.equals(NONE)) {
            return Map.of();
        }
        Members members = new Members(Json.readObject(document.getBytes(StandardCharsets.UTF_8)));
        Map<String, String> values = new TreeMap<>();
        for (String name : members.names()) {
            values.put(
                    name,
                    members.text(name)
                            .orElseThrow(() -> new MalformedDocument("member '" + name + "': expected a string")));
        }
        return values;
    }

    /** Reads what {@link #array} writes. */
    public static List<String> readArray(String document) throws MalformedDocument {
        JsonNode array = Json.read(document.getBytes(StandardCharsets.UTF_8));
        List<String> values = new ArrayList<>();
        for (JsonNode value : array) {
            if (!value.isTextual()) {
                throw new MalformedDocument("expected a string, found " + Json.kindOf(value));
            }
            values.add(value.textValue());
        }
        if (!array.isArray()) {
            throw new MalformedDocument("expected an array, found " + Json.kindOf(array));
        }
        return values;
    }

    /** Writes values in their order. */
    public static String array(Collection<String> values) {
        return Json.writeAll(
                values.stream().map(JsonNodeFactory.instance::textNode).toList());
    }
}
