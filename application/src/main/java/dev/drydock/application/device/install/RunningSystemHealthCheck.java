package dev.drydock.application.device.install;

import dev.drydock.application.device.health.HealthCheck;
import dev.drydock.application.device.image.StopSignal;
import dev.drydock.domain.boot.Slot;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import java.util.Optional;

/** Health check of a device with an installer and no other check: the installer tells which system runs. */
public final class RunningSystemHealthCheck implements HealthCheck {
    private final Installer installer;

    public RunningSystemHealthCheck(Installer installer) {
        this.installer = installer;
    }

    @Override
    public Optional<Reason> complaint(UpdateOrder order, Slot running, StopSignal stop) {
        return installer.running().match(new RunningAnswer.Cases<>() {
            @Override
            public Optional<Reason> known(RunningAnswer.Known known) {
                return Optional.empty();
            }

            @Override
            public Optional<Reason> unavailable(RunningAnswer.Unavailable unavailable) {
                String words = unavailable.why().message();
                return Optional.of(new Reason(ReasonCode.UNHEALTHY, "on the new image " + words));
            }
        });
    }
}
