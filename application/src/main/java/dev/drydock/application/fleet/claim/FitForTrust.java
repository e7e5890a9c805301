package dev.drydock.application.fleet.claim;

import dev.drydock.application.fleet.plan.PlannedManifest;
import dev.drydock.application.fleet.plan.RolloutImage;
import dev.drydock.domain.member.SkipReason;
import dev.drydock.domain.target.DeviceFacts;
import dev.drydock.domain.target.DeviceTrust;
import java.util.List;
import java.util.Optional;

/**
 * The orders that a device would refuse by what it tells of its trust, in the order in which it would find out. It is told what it would
 * refuse in any case; all else is for the device to say.
 */
public final class FitForTrust {
    private FitForTrust() {}

    /** The reason for which a device is not to get an image; empty when it may. */
    public static Optional<SkipReason> unfit(DeviceFacts device, RolloutImage image) {
        return device.trust()
                .filter(DeviceTrust::isChecking)
                .flatMap(trust -> image.manifest()
                        .map(manifest -> unfit(device, trust, manifest))
                        .orElseGet(() -> when(trust.isSigned(), SkipReason.NEEDS_SIGNATURE)));
    }

    private static Optional<SkipReason> unfit(DeviceFacts device, DeviceTrust trust, PlannedManifest manifest) {
        List<String> revisions = manifest.audience().hardware();
        boolean isOfOtherModel =
                device.model().filter(manifest.audience().models()::contains).isEmpty();
        boolean isOtherHardware = !revisions.isEmpty()
                && device.hardware().filter(revisions::contains).isEmpty();
        long sequence = manifest.numbers().sequence();
        int counter = manifest.numbers().securityCounter();
        return when(!trust.formats().contains(PlannedManifest.FORMAT), SkipReason.FORMAT_UNKNOWN)
                .or(() -> when(isOfOtherModel, SkipReason.WRONG_MODEL))
                .or(() -> when(isOtherHardware, SkipReason.WRONG_HARDWARE))
                .or(() -> when(sequence < trust.numbers().sequence(), SkipReason.SEQUENCE_TOO_LOW))
                .or(() -> when(counter < trust.numbers().securityCounter(), SkipReason.COUNTER_TOO_LOW));
    }

    private static Optional<SkipReason> when(boolean applies, SkipReason reason) {
        return applies ? Optional.of(reason) : Optional.empty();
    }
}
