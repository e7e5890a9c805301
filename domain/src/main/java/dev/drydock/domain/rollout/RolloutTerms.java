package dev.drydock.domain.rollout;

import java.time.Duration;

/**
 * The terms on which a rollout is moved.
 *
 * @param needsApproval whether another person has to approve it
 * @param isDynamic whether devices that come later join it, so that it ends by closing alone
 * @param hasWayBack whether there is another image that devices can be given
 * @param abortPatience the time that an aborted rollout waits for devices that have its order
 */
public record RolloutTerms(
        boolean needsApproval, boolean isDynamic, OnBad onBad, boolean hasWayBack, Duration abortPatience) {
    public static final RolloutTerms STANDARD = new RolloutTerms(false, false, OnBad.PAUSE, false, Duration.ofHours(1));

    /** @throws IllegalArgumentException when a bad image leads back, and there is no way back */
    public RolloutTerms {
        if (onBad == OnBad.ROLL_BACK && !hasWayBack) {
            throw new IllegalArgumentException("a rollout is rolled back to another image: name it");
        }
    }

    /** The same where another person has to approve. */
    public RolloutTerms approved() {
        return new RolloutTerms(true, isDynamic, onBad, hasWayBack, abortPatience);
    }

    /** The same for devices that come later, too. */
    public RolloutTerms dynamic() {
        return new RolloutTerms(needsApproval, true, onBad, hasWayBack, abortPatience);
    }

    /** The same with a way back. */
    public RolloutTerms withWayBack() {
        return new RolloutTerms(needsApproval, isDynamic, onBad, true, abortPatience);
    }

    /** The same with a way back that a bad image leads to. */
    public RolloutTerms rollingBack() {
        return new RolloutTerms(needsApproval, isDynamic, OnBad.ROLL_BACK, true, abortPatience);
    }
}
