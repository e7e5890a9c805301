package dev.drydock.domain.boot;

/** What the boot record says of the slot that an update was written to. */
public sealed interface BootRecord {
    /** It will not be started. */
    record NotArmed() implements BootRecord {}

    /** It is being tried, or was until its tries were used up. */
    record Armed(int triesLeft) implements BootRecord {}

    /** It is the one that is started from now on. */
    record Committed() implements BootRecord {}
}
