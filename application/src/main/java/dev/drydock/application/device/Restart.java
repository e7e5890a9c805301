package dev.drydock.application.device;

import dev.drydock.domain.reason.Reason;
import java.util.Optional;

/** Restarts the device, or what stands for it. */
public interface Restart {
    /** Asks for the restart and returns; empty when it is under way, else why it will not happen. */
    Optional<Reason> request();
}
