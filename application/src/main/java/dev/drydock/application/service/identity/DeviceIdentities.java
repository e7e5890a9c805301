package dev.drydock.application.service.identity;

import dev.drydock.domain.device.DeviceId;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The registry of the devices that may connect. */
public interface DeviceIdentities {
    /**
     * Registers a device, or finds it as it is registered. Registering it again changes nothing.
     *
     * @param certificate the certificate that the device will show; empty for a device that gets a key, and for a device that is
     *     registered already and keeps its proof, whatever that is
     * @return fails for nothing but a bug
     */
    CompletionStage<Registration> register(DeviceId device, Optional<Thumbprint> certificate);
}
