package dev.drydock.application.device.trust;

import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.trust.keyset.SignedKeySet;
import dev.drydock.domain.trust.memory.Floor;
import java.util.Optional;

/**
 * The part of a device's trust that comes with its image and its build.
 *
 * @param mode never {@link TrustMode#NONE}
 * @param keySet of the trust folder, which meets its own threshold
 * @param floor of the trust folder
 * @param hardware the device's revision, where it has one
 * @param imageType the type of the images that it installs
 */
public record TrustAnchor(
        TrustMode mode,
        SignedKeySet keySet,
        Floor floor,
        DeviceId id,
        String model,
        Optional<String> hardware,
        String imageType) {}
