package dev.drydock.application.device.install;

import dev.drydock.application.device.health.HealthCheck;
import dev.drydock.application.device.image.StopSignal;
import dev.drydock.domain.boot.Slot;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import java.util.Optional;

/** The health check of a device with an installer and no other check: the new system can say what it is. */
public final class RunningSystemHealthCheck implements HealthCheck {
    private final Installer installer;

    public RunningSystemHealthCheck(Installer installer) {
        this.installer = installer;
    }

    @Override
    public Optional<Reason> complaint(UpdateOrder order, Slot running, StopSignal stop) {
        return installer.running().isPresent()
                ? Optional.empty()
                : Optional.of(
                        new Reason(ReasonCode.UNHEALTHY, "on the new image the installer does not say what runs"));
    }
}
