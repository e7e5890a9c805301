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

    /** Whether its members have ended. */
    public boolean isEnded() {
        return compareTo(SUCCEEDED) >= 0;
    }
}
