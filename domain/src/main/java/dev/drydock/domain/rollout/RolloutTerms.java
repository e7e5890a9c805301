package dev.drydock.domain.rollout;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * The terms on which a rollout is moved.
 *
 * @param needsApproval whether another person has to approve it
 * @param isDynamic whether devices that come later join it, so that it ends by closing alone
 * @param hasWayBack whether there is another image that devices can be given
 * @param abortPatience the time that an aborted rollout waits for devices that have its order
 * @param acceptedRefusals the codes of trust with which devices may refuse the image, and the rollout goes on
 */
public record RolloutTerms(
        boolean needsApproval,
        boolean isDynamic,
        OnBad onBad,
        boolean hasWayBack,
        Duration abortPatience,
        Set<String> acceptedRefusals) {
    public static final RolloutTerms STANDARD = new RolloutTerms(false, false, OnBad.PAUSE, false, Duration.ofHours(1));

    /** @throws IllegalArgumentException when a bad image leads back, and there is no way back */
    public RolloutTerms {
        acceptedRefusals = Set.copyOf(acceptedRefusals);
        if (onBad == OnBad.ROLL_BACK && !hasWayBack) {
            throw new IllegalArgumentException("a rollout is rolled back to another image: name it");
        }
    }

    /** Terms that accept no refusal of trust. */
    public RolloutTerms(
            boolean needsApproval, boolean isDynamic, OnBad onBad, boolean hasWayBack, Duration abortPatience) {
        this(needsApproval, isDynamic, onBad, hasWayBack, abortPatience, Set.of());
    }

    boolean accepts(String code) {
        return acceptedRefusals.contains(code);
    }

    /** The same that accept refusals with further codes. */
    public RolloutTerms accepting(Set<String> codes) {
        Set<String> all = new HashSet<>(acceptedRefusals);
        all.addAll(codes);
        return new RolloutTerms(needsApproval, isDynamic, onBad, hasWayBack, abortPatience, all);
    }

    /** The same where another person has to approve. */
    public RolloutTerms approved() {
        return new RolloutTerms(true, isDynamic, onBad, hasWayBack, abortPatience, acceptedRefusals);
    }

    /** The same for devices that come later, too. */
    public RolloutTerms dynamic() {
        return new RolloutTerms(needsApproval, true, onBad, hasWayBack, abortPatience, acceptedRefusals);
    }

    /** The same with a way back. */
    public RolloutTerms withWayBack() {
        return new RolloutTerms(needsApproval, isDynamic, onBad, true, abortPatience, acceptedRefusals);
    }

    /** The same with a way back that a bad image leads to. */
    public RolloutTerms rollingBack() {
        return new RolloutTerms(needsApproval, isDynamic, OnBad.ROLL_BACK, true, abortPatience, acceptedRefusals);
    }
}
