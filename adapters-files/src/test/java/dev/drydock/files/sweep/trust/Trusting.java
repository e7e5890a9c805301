package dev.drydock.files.sweep.trust;

/** The ways in which devices of a sweep trust: one that asks for no manifests, sound ones, and one for each fault that has to be found. */
public enum Trusting {
    NOBODY,
    SIGNED,
    /** Sound, with a chip that refuses each number once. */
    SIGNED_WITH_A_BUSY_CHIP,
    RAISES_BEFORE_THE_COMMIT,
    RAISES_ON_TRIAL,
    NEVER_TRIES_AGAIN,
    TAKES_OTHER_BYTES_OF_THE_COMMITTED_SEQUENCE,
    BELIEVES_THE_FILE_ALONE;

    public boolean asksForManifests() {
        return this != NOBODY;
    }

    /** Whether its chip refuses each number once. */
    boolean hasBusyChip() {
        return this == SIGNED_WITH_A_BUSY_CHIP || this == NEVER_TRIES_AGAIN;
    }
}
