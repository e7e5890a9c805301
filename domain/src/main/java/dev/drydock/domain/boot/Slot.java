package dev.drydock.domain.boot;

/** One of two places for an image: the device runs from one, and an update is written to the other. */
public enum Slot {
    A,
    B;

    public Slot other() {
        return this == A ? B : A;
    }
}
