package dev.drydock.protocol.rest;

import dev.drydock.application.fleet.desk.ManageFleet.Tagging;
import dev.drydock.domain.target.Query;
import dev.drydock.protocol.fleet.QueryText;
import dev.drydock.protocol.json.MalformedDocument;
import dev.drydock.protocol.json.Members;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A change of tags: {@code {"set":{"ring":"canary"},"remove":["site"]}}.
 *
 * @param query the devices that are tagged
 */
public record TaggingDocument(Query query, Tagging tagging) {
    /** Reads the change of one device's tags. */
    public static Tagging read(byte[] body) throws MalformedDocument {
        return tagging(RequestBody.object(body, "set", "remove"));
    }

    /** Reads the change of many devices' tags. */
    public static TaggingDocument readOfMany(byte[] body) throws MalformedDocument {
        Members members = RequestBody.object(body, "query", "set", "remove");
        Query query = members.text("query", QueryText::read)
                .orElseThrow(() -> new MalformedDocument("member 'query' is missing"));
        return new TaggingDocument(query, tagging(members));
    }

    private static Tagging tagging(Members members) throws MalformedDocument {
        Map<String, String> set = new HashMap<>();
        Optional<Members> values = members.object("set");
        if (values.isPresent()) {
            for (String name : values.get().names()) {
                set.put(
                        name,
                        values.get()
                                .text(name)
                                .orElseThrow(() -> new MalformedDocument("tag '" + name + "': expected a string")));
            }
        }
        try {
            return new Tagging(set, Set.copyOf(members.texts("remove", Function.identity())));
        } catch (IllegalArgumentException e) {
            throw new MalformedDocument(String.valueOf(e.getMessage()));
        }
    }
}
