package dev.drydock.application.fakes;

/** The power of one device: everything that lasts asks for it before and after it is written, and any time it can fail. */
public final class Power {
    private long uses;
    private long cutAt = Long.MAX_VALUE;
    private boolean off;

    /** Thrown where the power fails: nothing of this process happens any more. */
    public static final class Cut extends Error {
        private static final long serialVersionUID = 1L;

        Cut() {
            super("the power failed", null, false, false);
        }
    }

    /** Counts a use, or fails. */
    public void use() {
        if (off) {
            throw new Cut();
        }
        uses++;
        if (uses >= cutAt) {
            off = true;
            throw new Cut();
        }
    }

    /** Lets the power fail at the use with this number from now, counted from 1. */
    public void cutAtUse(long number) {
        cutAt = uses + number;
    }

    public void off() {
        off = true;
    }

    public boolean isOff() {
        return off;
    }

    /** After a failure the power is back for good; before it this changes nothing. */
    public void on() {
        if (off) {
            off = false;
            cutAt = Long.MAX_VALUE;
        }
    }

    /** Never fails again. */
    public void safe() {
        off = false;
        cutAt = Long.MAX_VALUE;
    }

    public long uses() {
        return uses;
    }
}
