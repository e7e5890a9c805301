package dev.drydock.bootstrap.simulated;

import dev.drydock.application.device.health.HealthCheck;
import dev.drydock.application.device.image.StopSignal;
import dev.drydock.domain.boot.Slot;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** The health of simulated devices: a version that ends with {@code -bad} is no good on most of them. */
public final class BadImages implements HealthCheck {
    private static final String BAD = "-bad";
    private static final double SHARE = 0.7;

    @Override
    public Optional<Reason> complaint(UpdateOrder order, Slot running, StopSignal stop) {
        boolean isBad = order.version()
                .map(Version::value)
                .filter(version -> version.endsWith(BAD))
                .isPresent();
        return isBad && ThreadLocalRandom.current().nextDouble() < SHARE
                ? Optional.of(new Reason(ReasonCode.UNHEALTHY, "the radio does not come up"))
                : Optional.empty();
    }
}
