package dev.drydock.domain.rollout;

/** The reasons for which a rollout is paused. */
public enum PauseReason {
    /** An operator asked for it. */
    OPERATOR,
    /** The image is bad. */
    GATE,
    /** Too many devices could not get the image. */
    DELIVERY,
    /** A device does not trust the image, or does not take it for its own. */
    TRUST,
    /** The deadline of the rollout has passed. */
    DEADLINE
}
