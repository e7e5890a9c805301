package dev.drydock.application.fleet.engine;

import dev.drydock.application.fleet.ledger.RolloutPlan;
import dev.drydock.domain.gate.Gate;
import dev.drydock.domain.member.terms.Ordering;
import dev.drydock.domain.member.terms.Terms;
import dev.drydock.domain.rollout.Flow;
import dev.drydock.domain.rollout.RolloutTerms;
import dev.drydock.domain.wave.share.WaveShares;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/** The plan of a drawn world: how orders are given, and how many at a time, is left to chance. */
final class DrawnPlan {
    private DrawnPlan() {}

    static RolloutPlan of(String name, Random dice, WaveShares shares) {
        return new RolloutPlan(
                name,
                Terms.STANDARD.with(Ordering.values()[dice.nextInt(3)]),
                Gate.STANDARD,
                Duration.ofMinutes(10),
                Duration.ofHours(24),
                RolloutTerms.STANDARD,
                new Flow(Optional.of(1 + dice.nextInt(20))),
                shares.ends().size());
    }
}
