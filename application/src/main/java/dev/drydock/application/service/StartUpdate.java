package dev.drydock.application.service;

import dev.drydock.application.time.TimeLimit;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.order.UpdateOrder;
import java.util.concurrent.CompletionStage;

/**
 * Tells a device to update: by calling it, or by leaving the order as desired when the device is not there, has no methods, or
 * may have missed the call. An order that was left before by this service is taken back first; another program's is not. A
 * transport that is not there is tried again, from the beginning and always with the same update id; nothing is called again once
 * the device may have heard, or the order may lie ready for it.
 */
public final class StartUpdate {
    private final ServicePorts ports;

    public StartUpdate(ServicePorts ports) {
        this.ports = ports;
    }

    /**
     * Starts an update; the stage fails for nothing but a bug.
     *
     * @param limit ends the start wherever it is
     */
    public CompletionStage<StartResult> start(
            DeviceId device, UpdateOrder order, UpdateTerms terms, UpdateListener listener, TimeLimit limit) {
        return new Start(ports, device, order, terms, listener).run(limit);
    }
}
