package dev.drydock.bootstrap.device.settings;

import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.target.Attributes;

/**
 * The identity of a device.
 *
 * @param factory the version of the factory image
 */
public record DeviceIdentity(DeviceId id, String model, Version factory, Attributes attributes) {
    /** A gateway with the factory image 1.0.0. */
    public static DeviceIdentity standard(DeviceId id) {
        return new DeviceIdentity(id, "gateway", new Version("1.0.0"), Attributes.NONE);
    }
}
