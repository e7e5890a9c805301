package dev.drydock.application.fakes.trust;

import dev.drydock.application.device.StorageFailure;
import dev.drydock.application.device.floor.FloorFile;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.trust.memory.Floor;
import java.util.Optional;

/** The floor of a state folder, in memory. */
public final class InMemoryFloor implements FloorFile {
    private Optional<Floor> floor = Optional.empty();
    private boolean full;

    public void lose() {
        floor = Optional.empty();
    }

    /** Lets nothing be written. */
    public void full(boolean isFull) {
        full = isFull;
    }

    @Override
    public Optional<Floor> read() {
        return floor;
    }

    @Override
    public void save(Floor next) {
        if (full) {
            throw new StorageFailure(Reason.of(ReasonCode.DISK_FULL), new IllegalStateException("a test filled it"));
        }
        floor = Optional.of(next);
    }
}
