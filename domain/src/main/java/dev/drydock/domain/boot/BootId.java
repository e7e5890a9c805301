package dev.drydock.domain.boot;

/**
 * Tells one boot from the next. The kernel's boot id when a restart is a real one, otherwise a new one at each start of the
 * process. 1 to 64 characters.
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
