package dev.drydock.domain.boot;

/**
 * Identity of one boot, 1 to 64 characters: the kernel's boot id where a restart is a reboot, otherwise a new one at each start
 * of the process.
 */
public record BootId(String value) {
    /** @throws IllegalArgumentException when the value is blank or too long */
    public BootId {
        if (value.isBlank() || value.length() > 64) {
            throw new IllegalArgumentException("a boot id is 1 to 64 characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
