package dev.drydock.application.service.keys;

import dev.drydock.application.service.twin.Reported;
import dev.drydock.domain.trust.keyset.KeySetVersion;
import java.util.Optional;

/**
 * The keys that a device reports.
 *
 * @param refused why it does not take something signed, in its own words
 */
public record DeviceKeys(KeySetVersion version, Optional<String> refused) {
    /** Reads the keys of a report; empty for a device that asks for no manifests. */
    @FunctionalInterface
    public interface Reading {
        Optional<DeviceKeys> of(Reported reported);
    }
}
