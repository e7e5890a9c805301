package dev.drydock.application.fleet.engine;

import dev.drydock.application.fleet.plan.RolloutPlan;
import dev.drydock.application.fleet.plan.WavePlan;
import dev.drydock.domain.member.terms.Ordering;
import dev.drydock.domain.member.terms.Terms;
import dev.drydock.domain.rollout.RolloutTerms;
import dev.drydock.domain.rollout.terms.Flow;
import dev.drydock.domain.rollout.terms.Schedule;
import dev.drydock.domain.wave.share.WaveShares;
import dev.drydock.domain.window.InstallWindow;
import dev.drydock.domain.window.InstallWindows;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** The plan of a drawn world: how orders are given, and how many at a time, is left to chance. */
final class DrawnPlan {
    /** Two thirds of a day, so that some orders meet a shut window. */
    private static final Schedule DAILY = new Schedule(
            Optional.empty(),
            new InstallWindows(List.of(InstallWindow.parse("00:00-16:00"))),
            ZoneId.of("UTC"),
            Optional.of(Duration.ofDays(1)));

    private DrawnPlan() {}

    private static RolloutPlan drawn(Random dice, RolloutPlan plan) {
        RolloutPlan scheduled = dice.nextInt(4) == 0 ? plan.with(DAILY) : plan;
        RolloutPlan asking = dice.nextInt(4) == 0
                ? scheduled.with(Collections.nCopies(plan.waves().size(), WavePlan.STANDARD.asking()))
                : scheduled;
        return switch (dice.nextInt(4)) {
            case 0 -> asking.with(RolloutTerms.STANDARD.rollingBack());
            case 1 -> asking.with(RolloutTerms.STANDARD.withWayBack());
            default -> asking;
        };
    }

    static RolloutPlan of(String name, Random dice, WaveShares shares) {
        return drawn(dice, RolloutPlan.of(name, shares.ends().size()))
                .with(Terms.STANDARD.with(Ordering.values()[dice.nextInt(3)]))
                .with(Flow.inFlight(1 + dice.nextInt(20)));
    }
}
