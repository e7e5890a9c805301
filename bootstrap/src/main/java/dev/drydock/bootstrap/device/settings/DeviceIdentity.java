package dev.drydock.bootstrap.device.settings;

import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.target.Attributes;
import java.util.Optional;

/**
 * The identity of a device.
 *
 * @param hardware its revision; empty when it tells none
 * @param factory the version of the factory image
 */
public record DeviceIdentity(
        DeviceId id, String model, Optional<String> hardware, Version factory, Attributes attributes) {
    /** A gateway with the factory image 1.0.0. */
    public static DeviceIdentity standard(DeviceId id) {
        return new DeviceIdentity(id, "gateway", Optional.empty(), new Version("1.0.0"), Attributes.NONE);
    }
}
