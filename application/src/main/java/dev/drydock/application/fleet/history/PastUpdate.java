package dev.drydock.application.fleet.history;

import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.order.Outcome.Ending;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.rollout.RolloutId;
import dev.drydock.domain.rollout.RolloutId.Order;
import java.time.Instant;
import java.util.Optional;

/**
 * An outcome of an update of a device. One that completed and was reverted later has two.
 *
 * @param at the time at which it was heard of, by the wall clock of the server
 * @param from the version that ran before, where that is known
 * @param to the version that the update was to bring, where that is known
 * @param reason the code that the device gave
 */
public record PastUpdate(
        DeviceId device,
        UpdateId update,
        Instant at,
        Optional<Version> from,
        Optional<Version> to,
        Ending ending,
        Optional<String> reason) {
    /** The same, with the version that it was to bring, if that is not known. */
    public PastUpdate leadingTo(Version version) {
        return to.isPresent() ? this : new PastUpdate(device, update, at, from, Optional.of(version), ending, reason);
    }

    /** The rollout that ordered it; empty for an update that was ordered by hand. */
    public Optional<RolloutId> rollout() {
        return RolloutId.orderOf(update).map(Order::rollout);
    }
}
