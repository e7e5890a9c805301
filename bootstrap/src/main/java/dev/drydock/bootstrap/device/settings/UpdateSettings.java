package dev.drydock.bootstrap.device.settings;

import dev.drydock.domain.update.UpdatePolicy;
import java.time.Duration;
import java.util.Optional;

/**
 * The treatment of updates by a device app.
 *
 * @param policy the time limits and retries
 * @param simulated the length of each simulated stage; empty for real updates
 * @param allowUnverified whether orders without size, check value or version are taken
 */
public record UpdateSettings(UpdatePolicy policy, Optional<Duration> simulated, boolean allowUnverified) {
    /** Real, verified updates within the standard limits. */
    public static final UpdateSettings STANDARD = new UpdateSettings(UpdatePolicy.STANDARD, Optional.empty(), false);
}
