package dev.drydock.application.device.health;

import dev.drydock.domain.firmware.Version;
import java.util.Optional;

/** Asks the image that runs for its own version. */
public interface VersionProbe {
    /** A probe for images that cannot tell. */
    VersionProbe SILENT = Optional::empty;

    /** Blocks until it knows; empty when the image cannot tell, or did not this time. */
    Optional<Version> tell();
}
