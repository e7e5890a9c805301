package dev.drydock.application.device.slots;

import dev.drydock.application.device.install.RunningSystem;
import dev.drydock.domain.boot.Slot;
import java.util.Optional;

/**
 * The two slots of a device whose images an installer puts in place: they hold the images for it, and say which system runs,
 * the former or the new one.
 */
public interface InstallerSlots extends Slots {
    /** The path of a slot's image. */
    String locate(Slot slot);

    /** Remembers, durably, what runs before an installation is begun: whatever runs otherwise afterwards is the new system. */
    void begin(Slot target, RunningSystem former);

    /** The system that ran before the last installation was begun. */
    Optional<RunningSystem> former();

    /** Gives up the room of an image that has been installed; what is known of it stays. */
    void discard(Slot slot);
}
