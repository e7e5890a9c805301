package dev.drydock.protocol.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.protocol.json.Json;
import dev.drydock.protocol.json.MalformedDocument;
import java.util.Optional;

/** The presence of a device: {@code {"connected":true,"session":"…"}}. A {@code false} of another session is stale. */
public record PresenceDocument(boolean connected, String session) {

    public static Optional<PresenceDocument> read(byte[] document) {
        try {
            ObjectNode node = Json.readObject(document);
            return node.path("connected").isBoolean()
                    ? Optional.of(new PresenceDocument(
                            node.path("connected").booleanValue(),
                            node.path("session").asText("")))
                    : Optional.empty();
        } catch (MalformedDocument e) {
            return Optional.empty();
        }
    }

    public String write() {
        return Json.write(Json.object().put("connected", connected).put("session", session));
    }
}
