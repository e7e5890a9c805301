package dev.drydock.application.fleet.inventory;

import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.device.Lineage;
import dev.drydock.domain.target.DeviceFacts;
import java.util.Optional;

/**
 * A device of the fleet.
 *
 * @param facts what queries ask for
 * @param hash 31 bits drawn when the device is first heard of; they decide its place in every rollout
 * @param lineage the order of its reports
 * @param update the update that it told of last
 */
public record KnownDevice(DeviceFacts facts, int hash, Lineage lineage, Optional<ToldUpdate> update) {
    /** @throws IllegalArgumentException when the hash is negative */
    public KnownDevice {
        if (hash < 0) {
            throw new IllegalArgumentException("the hash of a device has 31 bits, and is not negative: " + hash);
        }
    }

    public DeviceId id() {
        return facts.id();
    }
}
