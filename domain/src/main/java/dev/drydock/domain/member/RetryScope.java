package dev.drydock.domain.member;

/** The members that an operator wants tried again. */
public enum RetryScope {
    /** Those that failed, were lost, absent or cancelled. */
    UNSUCCESSFUL,
    /** A device that is named, although it was skipped. */
    NAMED,
    /** By force, although a later rollout has superseded this one. */
    FORCED;

    boolean covers(RetryScope needed) {
        return compareTo(needed) >= 0;
    }
}
