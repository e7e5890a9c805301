package dev.drydock.application.service.call;

import dev.drydock.application.service.twin.DeviceTwin;
import dev.drydock.domain.device.DeviceId;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** Calls the direct methods of devices. No thread waits for an answer; a call is never sent twice by itself. */
public interface DeviceMethods {
    /**
     * Calls a method.
     *
     * @param timeout for the answer, after which the outcome is unknown; the stage never fails but for a bug
     */
    CompletionStage<CallOutcome> call(DeviceId device, MethodCall call, Duration timeout);

    /** Whether a call can reach the device, by its twin; only a transport whose twins are never late says no. */
    boolean mayReach(DeviceTwin twin);
}
