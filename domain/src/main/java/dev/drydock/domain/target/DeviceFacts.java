package dev.drydock.domain.target;

import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.firmware.Version;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The facts of one device that a query may ask for. State and reason are words as they were reported: a newer device may use some
 * that are not known here.
 *
 * @param connected whether the device is connected, as far as the transport can tell
 * @param zone the name of the device's time zone
 * @param proof the word for the evidence by which it told that it runs its image; {@link #SIMULATED} when it only acts updates out
 * @param hardware the revision of its hardware
 * @param trust the manifests that it takes; empty for a device that tells nothing of them
 * @param tags given by the operator, at most 64
 * @param attributes reported by the device, at most 16
 * @param seen the time of the last sign of life; empty for a device that is known by name alone
 */
public record DeviceFacts(
        DeviceId id,
        Optional<String> model,
        Optional<Version> version,
        Optional<String> state,
        Optional<String> reason,
        boolean connected,
        Optional<String> zone,
        Optional<String> proof,
        Optional<String> hardware,
        Optional<DeviceTrust> trust,
        Map<String, String> tags,
        Map<String, String> attributes,
        Optional<Instant> seen) {

    /** The proof of a device that only acts updates out. */
    public static final String SIMULATED = "simulated";

    public static final int MOST_TAGS = 64;
    public static final int MOST_ATTRIBUTES = 16;

    /** @throws IllegalArgumentException when a name or a value has another form, or there are too many */
    public DeviceFacts {
        model.ifPresent(value -> PlainText.value("a model", value, Field.LONGEST_VALUE));
        state.ifPresent(value -> PlainText.value("a state", value, Field.LONGEST_VALUE));
        reason.ifPresent(value -> PlainText.value("a reason", value, Field.LONGEST_VALUE));
        zone.ifPresent(value -> PlainText.value("a zone", value, Field.LONGEST_VALUE));
        proof.ifPresent(value -> PlainText.value("a proof", value, Field.LONGEST_VALUE));
        hardware.ifPresent(value -> PlainText.value("a hardware revision", value, Field.LONGEST_VALUE));
        tags = checked("tag", "a tag", tags, MOST_TAGS);
        attributes = checked("attribute", "an attribute", attributes, MOST_ATTRIBUTES);
    }

    /** A device that tells nothing of the manifests that it takes. */
    public DeviceFacts(
            DeviceId id,
            Optional<String> model,
            Optional<Version> version,
            Optional<String> state,
            Optional<String> reason,
            boolean connected,
            Optional<String> zone,
            Optional<String> proof,
            Map<String, String> tags,
            Map<String, String> attributes,
            Optional<Instant> seen) {
        this(
                id,
                model,
                version,
                state,
                reason,
                connected,
                zone,
                proof,
                Optional.empty(),
                Optional.empty(),
                tags,
                attributes,
                seen);
    }

    /** A device that has told no proof. */
    public DeviceFacts(
            DeviceId id,
            Optional<String> model,
            Optional<Version> version,
            Optional<String> state,
            Optional<String> reason,
            boolean connected,
            Optional<String> zone,
            Map<String, String> tags,
            Map<String, String> attributes,
            Optional<Instant> seen) {
        this(id, model, version, state, reason, connected, zone, Optional.empty(), tags, attributes, seen);
    }

    /** The same device, which tells of its hardware and its trust. */
    public DeviceFacts with(Optional<String> revision, DeviceTrust told) {
        return new DeviceFacts(
                id,
                model,
                version,
                state,
                reason,
                connected,
                zone,
                proof,
                revision,
                Optional.of(told),
                tags,
                attributes,
                seen);
    }

    /** Whether the device only acts updates out. */
    public boolean isSimulated() {
        return proof.equals(Optional.of(SIMULATED));
    }

    /** Whether a text can be a model, a state, a reason, a zone, a proof, a revision or a mode. */
    public static boolean isPlain(String value) {
        return PlainText.isPlain(value, Field.LONGEST_VALUE);
    }

    /** Those tags that a query could ask for; of too many, the first by their names. */
    public static Map<String, String> tagsAmong(Map<String, String> told) {
        return PlainText.among(told, MOST_TAGS);
    }

    private static Map<String, String> checked(String word, String one, Map<String, String> values, int most) {
        if (values.size() > most) {
            throw new IllegalArgumentException(
                    "a device has at most " + most + " " + word + "s, this one has " + values.size());
        }
        values.forEach((name, value) -> {
            PlainText.checkName(one, name);
            PlainText.value("the value of " + one, value, Field.LONGEST_VALUE);
        });
        return Map.copyOf(values);
    }
}
