package dev.drydock.application.device.install;

import dev.drydock.domain.firmware.Version;

/**
 * The system that runs, as an installer names it.
 *
 * @param slot the installer's name of the boot slot, such as {@code rootfs.1}; {@link #IN_PLACE} on a device without slots
 */
public record RunningSystem(String slot, Version version) {
    /** The slot of a device without slots, on which an update replaces the system that runs. */
    public static final String IN_PLACE = "-";

    private static final int LONGEST = 64;

    /** @throws IllegalArgumentException when the slot's name is not 1 to 64 printable ASCII characters without spaces */
    public RunningSystem {
        if (slot.isEmpty() || slot.length() > LONGEST || !slot.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new IllegalArgumentException("a slot's name is 1 to 64 printable ASCII characters without spaces");
        }
    }

    public boolean isInPlace() {
        return slot.equals(IN_PLACE);
    }
}
