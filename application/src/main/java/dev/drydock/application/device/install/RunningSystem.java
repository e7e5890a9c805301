package dev.drydock.application.device.install;

import dev.drydock.domain.firmware.Version;

/**
 * What an installer says is running.
 *
 * @param slot the boot slot by the installer's own name for it, such as {@code rootfs.1}; {@link #IN_PLACE} where there are none
 */
public record RunningSystem(String slot, Version version) {
    /** Stands for the slot of a device that has none: an update replaces what runs. */
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
