package dev.drydock.protocol.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.protocol.json.Json;
import dev.drydock.protocol.json.MalformedDocument;
import dev.drydock.protocol.json.Members;
import dev.drydock.protocol.yaml.YamlNode;
import java.util.Arrays;
import java.util.List;

/** The body of a request, in which no member is unknown. */
final class RequestBody {
    private RequestBody() {}

    /** An object with some of these members and no others; an empty body is an object without members. */
    static Members object(byte[] body, String... names) throws MalformedDocument {
        return object(body, Arrays.asList(names));
    }

    /** The same. */
    static Members object(byte[] body, List<String> known) throws MalformedDocument {
        ObjectNode node = body.length == 0 ? Json.object() : Json.readObject(body);
        Members members = new Members(node);
        for (String name : members.names()) {
            if (!known.contains(name)) {
                throw new MalformedDocument("there is no member " + YamlNode.quoted(name) + " here; expected "
                        + (known.isEmpty() ? "none" : "one of " + String.join(", ", known)));
            }
        }
        return members;
    }
}
