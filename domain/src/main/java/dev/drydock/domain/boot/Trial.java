package dev.drydock.domain.boot;

/** A slot that the boot loader tries, and the number of boots that it may still spend on it. */
public record Trial(Slot slot, int triesLeft) {
    /** @throws IllegalArgumentException when triesLeft is negative */
    public Trial {
        if (triesLeft < 0) {
            throw new IllegalArgumentException("the tries left cannot be negative");
        }
    }
}
