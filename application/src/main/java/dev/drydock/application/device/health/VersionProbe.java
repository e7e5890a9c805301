package dev.drydock.application.device.health;

/** Asks the image that runs for its own version. */
public interface VersionProbe {
    /** A probe for images that cannot tell. */
    VersionProbe SILENT = VersionAnswer.Silent::new;

    /** Blocks until the answer is there. */
    VersionAnswer tell();
}
