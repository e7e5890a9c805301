package dev.drydock.application.fleet.ledger;

import dev.drydock.domain.gate.Gate;
import dev.drydock.domain.member.terms.Terms;
import dev.drydock.domain.rollout.Flow;
import dev.drydock.domain.rollout.RolloutTerms;
import dev.drydock.domain.wave.WavePlace;
import dev.drydock.domain.wave.WaveTerms;
import java.time.Duration;
import java.util.Optional;

/**
 * The plan by which a rollout is moved.
 *
 * @param name as operators gave it
 * @param members the terms for each member
 * @param soak of each wave
 * @param patience with each wave
 * @param waves the number of waves, 1 or more
 * @param image empty for a dry run
 * @param target empty for a dry run, which is given its devices
 */
public record RolloutPlan(
        String name,
        Terms members,
        Gate gate,
        Duration soak,
        Duration patience,
        RolloutTerms rollout,
        Flow flow,
        int waves,
        Optional<RolloutImage> image,
        Optional<RolloutTarget> target) {
    /** The plan of a dry run. */
    public RolloutPlan(
            String name,
            Terms members,
            Gate gate,
            Duration soak,
            Duration patience,
            RolloutTerms rollout,
            Flow flow,
            int waves) {
        this(name, members, gate, soak, patience, rollout, flow, waves, Optional.empty(), Optional.empty());
    }

    /** The same for an image. */
    public RolloutPlan with(RolloutImage brought) {
        return new RolloutPlan(name, members, gate, soak, patience, rollout, flow, waves, Optional.of(brought), target);
    }

    /** The same for other devices. */
    public RolloutPlan with(RolloutTarget other) {
        int number = other.shares().ends().size();
        return new RolloutPlan(name, members, gate, soak, patience, rollout, flow, number, image, Optional.of(other));
    }

    /** The terms for a wave, counted from 0. */
    public WaveTerms wave(int number) {
        WavePlace last = rollout.isDynamic() ? WavePlace.OPEN_ENDED : WavePlace.LAST;
        return new WaveTerms(gate, soak, patience, number == waves - 1 ? last : WavePlace.FOLLOWED, false);
    }
}
