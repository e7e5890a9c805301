package dev.drydock.domain.member;

/** The numbers in which a wave counts its members; each member is in one. */
public enum Tally {
    HELD,
    BLOCKED,
    ORDERED,
    LEFT,
    TAKEN,
    QUIET,
    WAITING,
    SUCCEEDED,
    FAILED,
    LOST,
    ABSENT,
    SKIPPED,
    CANCELLED;

    /** Whether their devices have the order, or find it in their desired state; a device is active in one rollout at a time. */
    public boolean isActive() {
        return this == ORDERED || this == LEFT || this == TAKEN;
    }

    /** Whether its members have been given an order, or have been found to have one. */
    boolean showsOrder() {
        return isActive() || this == SUCCEEDED || this == FAILED || this == LOST;
    }

    /** Whether its members have ended. */
    public boolean isEnded() {
        return compareTo(SUCCEEDED) >= 0;
    }
}
