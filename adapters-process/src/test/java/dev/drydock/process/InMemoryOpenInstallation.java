package dev.drydock.process;

import dev.drydock.application.device.StorageFailure;
import dev.drydock.application.device.install.OpenInstallation;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import java.util.Optional;

/** A note of an installation that outlives the installers of a test, on a disk that may break. */
final class InMemoryOpenInstallation implements OpenInstallation {
    private Optional<String> open = Optional.empty();
    private boolean broken;

    void breakDisk() {
        broken = true;
    }

    @Override
    public synchronized Optional<String> mark() {
        return open;
    }

    @Override
    public synchronized void begin(String mark) {
        check();
        open = Optional.of(mark);
    }

    @Override
    public synchronized void end(String mark) {
        check();
        open = open.filter(other -> !other.equals(mark));
    }

    private void check() {
        if (broken) {
            throw new StorageFailure(
                    Reason.of(ReasonCode.STORAGE_FAILED), new IllegalStateException("a test broke it"));
        }
    }
}
