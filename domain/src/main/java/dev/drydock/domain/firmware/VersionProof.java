package dev.drydock.domain.firmware;

/** Evidence that the image that runs is the one that was ordered. */
public enum VersionProof {
    /** The running image tells the ordered version. */
    VERSION,
    /** The running image cannot tell its version, but its bytes have the ordered digest. */
    DIGEST
}
