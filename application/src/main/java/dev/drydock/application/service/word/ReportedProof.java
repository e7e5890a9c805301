package dev.drydock.application.service.word;

/** The evidence by which a device reports that the image ordered runs. */
public enum ReportedProof {
    /** The running image told its own version. */
    VERSION,
    /** The bytes of the running image have the ordered digest. */
    DIGEST,
    /** Nothing was installed: the device only acts an update out. */
    SIMULATED
}
