package dev.drydock.protocol.remote;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.protocol.json.Json;
import java.util.List;
import java.util.Map;

/** A document for a server, written member by member. */
public final class RemoteBody {
    private final ObjectNode object = Json.object();

    public RemoteBody with(String name, String value) {
        object.put(name, value);
        return this;
    }

    public RemoteBody with(String name, long value) {
        object.put(name, value);
        return this;
    }

    public RemoteBody with(String name, boolean value) {
        object.put(name, value);
        return this;
    }

    /** Adds a list of texts. */
    public RemoteBody with(String name, List<String> values) {
        ArrayNode list = object.putArray(name);
        values.forEach(list::add);
        return this;
    }

    /** Adds texts by their names. */
    public RemoteBody with(String name, Map<String, String> values) {
        ObjectNode members = object.putObject(name);
        values.forEach(members::put);
        return this;
    }

    /** The document as JSON, one line. */
    public String write() {
        return Json.write(object);
    }
}
