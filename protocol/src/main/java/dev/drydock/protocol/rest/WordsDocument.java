package dev.drydock.protocol.rest;

import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.member.terms.Failure;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.protocol.json.MalformedDocument;
import dev.drydock.protocol.json.Members;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
        Set<String> acceptedRefusals,
        Optional<DeviceId> device,
        boolean force,
        Optional<String> to) {
    /** Codes that are not known here are those of later devices. */
    private static String ofTrust(String code) {
        if (!new Failure(code).isOfTrust() && ReasonCode.find(code).isPresent()) {
            throw new IllegalArgumentException(
                    "'" + code + "' is no refusal of trust, such as unknown-key; the gate " + "judges all others");
        }
        return code;
    }

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
                Set.copyOf(members.texts("acceptRefusals", WordsDocument::ofTrust)),
                members.text("device", DeviceId::new),
                members.flag("force").orElse(false),
                members.text("to"));
        if (words.force && words.device.isEmpty()) {
            throw new MalformedDocument("member 'force': it is for one device; name it");
        }
        return words;
    }
}
