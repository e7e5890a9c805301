package dev.drydock.domain.firmware;

import java.util.Optional;

/** The known facts of the image that runs: the version that it tells of itself, and the digest of its slot. */
public record RunningFirmware(Optional<Version> told, Optional<Digest> digest) {
    public static final RunningFirmware UNKNOWN = new RunningFirmware(Optional.empty(), Optional.empty());

    /** Whether a known fact differs from the order. */
    public boolean contradicts(Optional<Version> orderedVersion, Optional<Digest> orderedDigest) {
        return differ(told, orderedVersion) || differ(digest, orderedDigest);
    }

    private static <T> boolean differ(Optional<T> found, Optional<T> ordered) {
        return found.isPresent() && ordered.isPresent() && !found.equals(ordered);
    }
}
