package dev.drydock.domain.gate;

/** The judgement of a gate on an image. */
public enum Verdict {
    /** It may reach more devices. */
    GOOD,
    /** Neither; more outcomes decide. */
    UNDECIDED,
    /** Too many devices could not get it, and of those that installed it not too many failed. */
    NOT_DELIVERED,
    /** It must not reach more devices. */
    BAD;

    /** Whether the rollout stops. */
    public boolean stops() {
        return this == BAD || this == NOT_DELIVERED;
    }
}
