package dev.drydock.domain.wave;

/** The place of a wave in its rollout. */
public enum WavePlace {
    /** Another wave follows. */
    FOLLOWED,
    /** No wave follows. */
    LAST,
    /** No wave follows, and devices that come later join it, so that it lasts until the rollout is closed. */
    OPEN_ENDED
}
