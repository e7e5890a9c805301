package dev.drydock.application.service.word;

/** The status in the {@code firmware} object of the later tutorial. */
public enum ModuleStatus {
    CURRENT,
    DOWNLOADING,
    VERIFYING,
    APPLYING,
    REBOOTING,
    ERROR,
    ROLLED_BACK
}
