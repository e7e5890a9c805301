package dev.drydock.application.service.word;

/** The status in the flat report of the tutorial, with one more for failures. */
public enum FirmwareStatus {
    STAND_BY,
    DOWNLOADING,
    APPLYING,
    COMPLETED,
    FAILED
}
