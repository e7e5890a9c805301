package dev.drydock.application.device.floor;

import dev.drydock.domain.trust.memory.Floor;
import java.util.Optional;

/** The floor in the state folder. */
public interface FloorFile {
    /**
     * Reads the floor.
     *
     * @return empty when it was never written, or was damaged
     * @throws dev.drydock.application.device.StorageFailure when the disk does not let it be read now
     */
    Optional<Floor> read();

    /**
     * Replaces the floor; durable when it returns.
     *
     * @throws dev.drydock.application.device.StorageFailure when it could not
     */
    void save(Floor floor);
}
