package dev.drydock.protocol.rest;

import dev.drydock.domain.device.DeviceId;
import dev.drydock.protocol.json.MalformedDocument;
import dev.drydock.protocol.json.Members;
import java.util.List;
import java.util.Optional;

/**
 * The further words of an operator about a rollout: {@code {"acceptUndecided":true}}.
 *
 * @param device the only member that is meant
 * @param force whether a later rollout may be undone on it
 * @param to the image that devices get when a rollout is rolled back; empty for the one of its plan
 */
public record WordsDocument(
        boolean acceptsUndecided,
        boolean acceptsFailures,
        Optional<DeviceId> device,
        boolean force,
        Optional<String> to) {
    /**
     * Reads a body, which may be empty.
     *
     * @param names of the members that may be in it
     */
    public static WordsDocument read(byte[] body, List<String> names) throws MalformedDocument {
        Members members = RequestBody.object(body, names);
        WordsDocument words = new WordsDocument(
                members.flag("acceptUndecided").orElse(false),
                members.flag("acceptFailures").orElse(false),
                members.text("device", DeviceId::new),
                members.flag("force").orElse(false),
                members.text("to"));
        if (words.force && words.device.isEmpty()) {
            throw new MalformedDocument("member 'force': it is for one device; name it");
        }
        return words;
    }
}
