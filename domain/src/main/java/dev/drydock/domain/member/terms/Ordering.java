package dev.drydock.domain.member.terms;

/** The ways in which a device is told of its order. */
public enum Ordering {
    /** By a call; as desired state when it is not connected. */
    AUTO,
    /** By calls alone. */
    CALLS,
    /** As desired state alone. */
    DESIRED
}
