package dev.drydock.application.fleet.explain;

import dev.drydock.application.fleet.inventory.KnownDevice;
import dev.drydock.application.fleet.ledger.MemberEntry;
import dev.drydock.application.fleet.ledger.RolloutEntry;
import dev.drydock.application.fleet.ledger.WaveEntry;
import java.time.Duration;
import java.util.Optional;

/**
 * All that decides where a device is in one rollout, at one moment.
 *
 * @param turn the wave that has its turn; empty when all have passed
 * @param device empty when it is not in the inventory
 * @param holder the name of the rollout that has the device, where this one waits for that
 * @param isShared whether two devices may have its id
 * @param now the server's time
 */
public record Part(
        RolloutEntry rollout,
        WaveEntry wave,
        Optional<WaveEntry> turn,
        MemberEntry member,
        Optional<KnownDevice> device,
        Optional<String> holder,
        boolean isShared,
        long now) {
    /** The time until something happens by itself; empty when nothing does, nothing when it is due. */
    public Optional<Duration> left() {
        return member.due().isPresent()
                ? Optional.of(Duration.ofMillis(Math.max(0, member.due().getAsLong() - now)))
                : Optional.empty();
    }
}
