package dev.drydock.application.device.install;

import java.util.Optional;

/**
 * Note of the installer's run that has begun and not ended, by which a later start of the device app finds what is left of it.
 * Every method may throw {@link dev.drydock.application.device.StorageFailure}.
 */
public interface OpenInstallation {
    /** The mark of the run; empty when none is open. */
    Optional<String> mark();

    /** Notes a run in the place of any former one, durably. */
    void begin(String mark);

    /** Forgets a run, unless another has begun since. */
    void end(String mark);
}
