package dev.drydock.domain.trust.manifest;

import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.firmware.Digest;
import dev.drydock.domain.trust.floor.ReleaseNumbers;
import java.time.Instant;
import java.util.Optional;

/**
 * The facts of a device that decide whether a manifest is for it.
 *
 * @param hardware its revision, where it has one
 * @param imageType the type of the images that it installs
 * @param now its time, which is never below its floor of time
 * @param floor the largest numbers that it has committed
 * @param committed the numbers of the committed image that runs
 * @param digest that of the committed image, if it is known
 */
public record Bearer(
        DeviceId id,
        String model,
        Optional<String> hardware,
        String imageType,
        Instant now,
        ReleaseNumbers floor,
        ReleaseNumbers committed,
        Optional<Digest> digest) {}
