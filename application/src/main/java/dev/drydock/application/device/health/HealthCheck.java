package dev.drydock.application.device.health;

import dev.drydock.application.device.image.StopSignal;
import dev.drydock.domain.boot.Slot;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.Reason;
import java.util.Optional;

/** Finds out whether the image that runs is well. */
public interface HealthCheck {
    /** Blocks until it knows, which a stop hastens. Empty when all is well, else what is not. */
    Optional<Reason> complaint(UpdateOrder order, Slot running, StopSignal stop);
}
