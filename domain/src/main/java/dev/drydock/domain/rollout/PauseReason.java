package dev.drydock.domain.rollout;

/** The reasons for which a rollout is paused. */
public enum PauseReason {
    /** An operator asked for it. */
    OPERATOR,
    /** The image is bad. */
    GATE,
    /** Too many devices could not get the image. */
    DELIVERY,
    /** The deadline of the rollout has passed. */
    DEADLINE
}
