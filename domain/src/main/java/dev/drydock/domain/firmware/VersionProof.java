package dev.drydock.domain.firmware;

/** By what a device knows that the image that runs is the one that was ordered. */
public enum VersionProof {
    /** The running image told its own version. */
    VERSION,
    /** The running image cannot tell its version; its bytes have the ordered digest. */
    DIGEST
}
