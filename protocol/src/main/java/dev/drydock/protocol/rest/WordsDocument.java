package dev.drydock.protocol.rest;

import dev.drydock.domain.device.DeviceId;
import dev.drydock.protocol.json.MalformedDocument;
import dev.drydock.protocol.json.Members;
import java.util.Optional;

/**
 * The additions of an operator to a word about a rollout: {@code {"acceptUndecided":true}}.
 *
 * @param device the only member that is meant
 * @param force whether a later rollout may be undone on it
 */
public record WordsDocument(
        boolean acceptsUndecided, boolean acceptsFailures, Optional<DeviceId> device, boolean force) {
    /** Reads a body, which may be empty. */
    public static WordsDocument read(byte[] body) throws MalformedDocument {
        Members members = RequestBody.object(body, "acceptUndecided", "acceptFailures", "device", "force");
        WordsDocument words = new WordsDocument(
                members.flag("acceptUndecided").orElse(false),
                members.flag("acceptFailures").orElse(false),
                members.text("device", DeviceId::new),
                members.flag("force").orElse(false));
        if (words.force && words.device.isEmpty()) {
            throw new MalformedDocument("member 'force': it is for one device; name it");
        }
        return words;
    }
}
