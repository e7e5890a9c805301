package dev.drydock.domain.rollout;

/** The steps that a bad image leads to. */
public enum OnBad {
    /** The rollout pauses, and operators decide. */
    PAUSE,
    /** The devices that have the image, or may get it, get another one. */
    ROLL_BACK
}
