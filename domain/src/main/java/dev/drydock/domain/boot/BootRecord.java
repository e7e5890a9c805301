package dev.drydock.domain.boot;

/** State, in the boot record, of the slot that an update was written to. */
public sealed interface BootRecord {
    /** Whether the boot loader neither tries the slot nor starts it. */
    default boolean isNotArmed() {
        return false;
    }

    /** Whether the boot loader may still spend a boot on the slot. */
    default boolean hasTriesLeft() {
        return false;
    }

    /** Whether the boot loader has spent every boot that it had for the slot. */
    default boolean isSpent() {
        return false;
    }

    /** Whether the slot is started at every boot. */
    default boolean isCommitted() {
        return false;
    }

    /** The slot is not started. */
    record NotArmed() implements BootRecord {
        @Override
        public boolean isNotArmed() {
            return true;
        }
    }

    /** The slot is on trial, or was until its tries were used up. */
    record Armed(int triesLeft) implements BootRecord {
        @Override
        public boolean hasTriesLeft() {
            return triesLeft > 0;
        }

        @Override
        public boolean isSpent() {
            return triesLeft <= 0;
        }
    }

    /** The slot is started at every boot from now on. */
    record Committed() implements BootRecord {
        @Override
        public boolean isCommitted() {
            return true;
        }
    }
}
