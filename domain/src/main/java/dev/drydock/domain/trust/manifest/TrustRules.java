package dev.drydock.domain.trust.manifest;

import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.trust.floor.ReleaseNumbers;
import java.util.List;
import java.util.Optional;

/** The rules by which a device takes a manifest that is signed as it should be. */
public final class TrustRules {
    /** Most by which a manifest raises the security counter: a stolen key must not burn one in hardware. */
    public static final int LARGEST_JUMP = 1_000;

    public static final TrustRule KEY_IN_TIME = new TrustRule(
            ReasonCode.KEY_EXPIRED,
            "key-in-time",
            "The release key has not expired by the device's time.",
            TrustRules::keyInTime);

    public static final TrustRule RIGHT_MODEL = new TrustRule(
            ReasonCode.WRONG_MODEL, "right-model", "The manifest names the device's model.", TrustRules::rightModel);

    public static final TrustRule RIGHT_HARDWARE = new TrustRule(
            ReasonCode.WRONG_HARDWARE,
            "right-hardware",
            "Where the manifest names hardware revisions, the device's is among them.",
            TrustRules::rightHardware);

    public static final TrustRule RIGHT_DEVICE = new TrustRule(
            ReasonCode.WRONG_DEVICE,
            "right-device",
            "Where the manifest names devices, this one is among them.",
            TrustRules::rightDevice);

    public static final TrustRule RIGHT_TYPE = new TrustRule(
            ReasonCode.WRONG_TYPE,
            "right-type",
            "The manifest's type is the one that the device installs.",
            TrustRules::rightType);

    public static final TrustRule IN_TIME = new TrustRule(
            ReasonCode.MANIFEST_EXPIRED,
            "in-time",
            "The manifest has not expired by the device's time.",
            TrustRules::inTime);

    public static final TrustRule SEQUENCE_GROWS = new TrustRule(
            ReasonCode.SEQUENCE_TOO_LOW,
            "sequence-grows",
            "The sequence is above the highest committed one, or equal to it with the committed image.",
            TrustRules::sequenceGrows);

    public static final TrustRule COUNTER_NOT_BELOW = new TrustRule(
            ReasonCode.COUNTER_TOO_LOW,
            "counter-not-below",
            "The security counter is not below the device's floor.",
            TrustRules::counterNotBelow);

    public static final TrustRule COUNTER_NOT_FAR_ABOVE = new TrustRule(
            ReasonCode.COUNTER_JUMP,
            "counter-not-far-above",
            "The security counter is at most 1,000 above the device's floor.",
            TrustRules::counterNotFarAbove);

    public static final TrustRule FROM_HERE = new TrustRule(
            ReasonCode.ONLY_FROM,
            "from-here",
            "Where the manifest names the sequences from which it is taken, that of the committed image is among them.",
            TrustRules::fromHere);

    /** All of them, in the order in which they are asked. */
    public static final List<TrustRule> ALL = List.of(
            KEY_IN_TIME,
            RIGHT_MODEL,
            RIGHT_HARDWARE,
            RIGHT_DEVICE,
            RIGHT_TYPE,
            IN_TIME,
            SEQUENCE_GROWS,
            COUNTER_NOT_BELOW,
            COUNTER_NOT_FAR_ABOVE,
            FROM_HERE);

    private TrustRules() {}

    /** The first rule's refusal; none when every rule lets the manifest pass. */
    public static Optional<Reason> firstRefusal(VerifiedManifest manifest, Bearer device) {
        return ALL.stream()
                .flatMap(rule -> rule.refusal(manifest, device).stream())
                .findFirst();
    }

    private static Optional<String> keyInTime(VerifiedManifest it, Bearer device) {
        return when(
                device.now().isAfter(it.keyNotAfter()),
                "key " + it.signer() + " expired at " + it.keyNotAfter() + "; the device's time is " + device.now());
    }

    private static Optional<String> rightModel(VerifiedManifest it, Bearer device) {
        List<String> models = it.manifest().audience().models();
        return when(
                !models.contains(device.model()),
                "it is for " + named(models) + "; the device is '" + device.model() + "'");
    }

    private static Optional<String> rightHardware(VerifiedManifest it, Bearer device) {
        List<String> revisions = it.manifest().audience().hardware();
        boolean fits = revisions.isEmpty()
                || device.hardware().filter(revisions::contains).isPresent();
        return when(
                !fits,
                "it is for hardware " + named(revisions) + "; the device's is "
                        + device.hardware().map(own -> "'" + own + "'").orElse("not known"));
    }

    private static Optional<String> rightDevice(VerifiedManifest it, Bearer device) {
        boolean fits = it.manifest().audience().devices().isEmpty()
                || it.manifest().audience().devices().contains(device.id());
        return when(!fits, "it is a test build for other devices");
    }

    private static Optional<String> rightType(VerifiedManifest it, Bearer device) {
        return when(
                !it.manifest().type().equals(device.imageType()),
                "it is of type '" + it.manifest().type() + "'; the device installs '" + device.imageType() + "'");
    }

    private static Optional<String> inTime(VerifiedManifest it, Bearer device) {
        return when(
                it.manifest().validity().expiredAt(device.now()),
                "it expired at " + it.manifest().validity().expires() + "; the device's time is " + device.now());
    }

    private static Optional<String> sequenceGrows(VerifiedManifest it, Bearer device) {
        long sequence = it.manifest().numbers().sequence();
        boolean sameAgain = sequence == device.floor().sequence()
                && device.digest()
                        .filter(it.manifest().image().digest()::equals)
                        .isPresent();
        return when(
                sequence <= device.floor().sequence() && !sameAgain,
                "its sequence is " + sequence + "; the device has committed "
                        + device.floor().sequence());
    }

    private static Optional<String> counterNotBelow(VerifiedManifest it, Bearer device) {
        int counter = it.manifest().numbers().securityCounter();
        return when(
                counter < device.floor().securityCounter(),
                "its security counter is " + counter + "; the device's floor is "
                        + device.floor().securityCounter());
    }

    private static Optional<String> counterNotFarAbove(VerifiedManifest it, Bearer device) {
        long counter = it.manifest().numbers().securityCounter();
        return when(
                counter - device.floor().securityCounter() > LARGEST_JUMP,
                "its security counter is " + counter + ", more than " + LARGEST_JUMP + " above the device's floor, "
                        + device.floor().securityCounter());
    }

    private static Optional<String> fromHere(VerifiedManifest it, Bearer device) {
        ReleaseNumbers running = device.committed();
        boolean fits =
                it.manifest().onlyFrom().isEmpty() || it.manifest().onlyFrom().contains(running.sequence());
        return when(
                !fits,
                "it is taken only from the sequences "
                        + it.manifest().onlyFrom().stream().sorted().toList() + "; the device runs "
                        + running.sequence());
    }

    private static Optional<String> when(boolean applies, String fault) {
        return applies ? Optional.of(fault) : Optional.empty();
    }

    private static String named(List<String> names) {
        return "'" + String.join("', '", names) + "'";
    }
}
