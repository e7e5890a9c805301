package dev.drydock.domain.rollout;

import java.time.Duration;

/**
 * The terms on which a rollout is moved.
 *
 * @param needsApproval whether another person has to approve it
 * @param isDynamic whether devices that come later join it, so that it ends by closing alone
 * @param abortPatience the time that an aborted rollout waits for devices that have its order
 */
public record RolloutTerms(boolean needsApproval, boolean isDynamic, OnBad onBad, Duration abortPatience) {
    public static final RolloutTerms STANDARD = new RolloutTerms(false, false, OnBad.PAUSE, Duration.ofHours(1));
}
