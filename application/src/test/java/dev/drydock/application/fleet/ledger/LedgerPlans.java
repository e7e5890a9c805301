package dev.drydock.application.fleet.ledger;

import dev.drydock.application.fleet.plan.Images;
import dev.drydock.application.fleet.plan.RolloutImage;
import dev.drydock.application.fleet.plan.RolloutPlan;
import dev.drydock.application.fleet.plan.WavePlan;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.gate.ErrorRates;
import dev.drydock.domain.gate.Gate;
import dev.drydock.domain.gate.Rate;
import dev.drydock.domain.gate.StopLimits;
import dev.drydock.domain.member.terms.BackOff;
import dev.drydock.domain.member.terms.Ordering;
import dev.drydock.domain.member.terms.Retries;
import dev.drydock.domain.member.terms.StageLimits;
import dev.drydock.domain.member.terms.Terms;
import dev.drydock.domain.rollout.OnBad;
import dev.drydock.domain.rollout.RolloutTerms;
import dev.drydock.domain.rollout.terms.Flow;
import dev.drydock.domain.rollout.terms.Growth;
import dev.drydock.domain.rollout.terms.Schedule;
import dev.drydock.domain.update.Stage;
import dev.drydock.domain.window.InstallWindow;
import dev.drydock.domain.window.InstallWindows;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Plans of rollouts, as a ledger has to keep them. */
final class LedgerPlans {
    private static final boolean[] BOTH = {true, false};

    private LedgerPlans() {}

    private static RolloutPlan plan(String name, Terms terms, Gate gate, RolloutTerms rollout, Flow flow) {
        return RolloutPlan.of(name, 3)
                .with(terms)
                .with(gate)
                .soaking(Duration.ofMillis(1_501))
                .patient(Duration.ofDays(400))
                .with(rollout)
                .with(flow);
    }

    static RolloutPlan plan(String name) {
        return plan(name, Terms.STANDARD, Gate.STANDARD, RolloutTerms.STANDARD, Flow.STANDARD);
    }

    /** Plans that differ in everything that a plan has. */
    static List<RolloutPlan> all() {
        Map<Stage, Duration> limits = new EnumMap<>(Stage.class);
        for (Stage stage : Stage.values()) {
            limits.put(stage, Duration.ofMillis(1_000_001L + stage.ordinal()));
        }
        Terms own = new Terms(
                Duration.ofMillis(70_007),
                new StageLimits(limits),
                Duration.ofDays(365),
                new Retries(Map.of("download-timeout", 7, "disk-full", Integer.MAX_VALUE)),
                new BackOff(Duration.ofSeconds(1), Duration.ofDays(30)),
                Ordering.CALLS,
                false);
        Gate gate = Gate.of(ErrorRates.STANDARD, new StopLimits(Optional.of(5), Optional.of(Rate.parse("3%"))));
        List<RolloutPlan> plans = new ArrayList<>();
        for (OnBad onBad : OnBad.values()) {
            for (boolean flag : BOTH) {
                RolloutTerms terms =
                        new RolloutTerms(flag, !flag, onBad, flag || onBad == OnBad.ROLL_BACK, Duration.ofHours(7));
                plans.add(plan("übung 'a' \"b\" \\ \n ✈ " + onBad, own, gate, terms, Flow.ALL));
            }
        }
        for (Ordering ordering : Ordering.values()) {
            Terms terms = Terms.STANDARD.with(ordering);
            plans.add(plan("x".repeat(200), terms, Gate.STANDARD, RolloutTerms.STANDARD, Flow.inFlight(1)));
        }
        plans.add(plan("scheduled")
                .with(List.of(WavePlan.soaking(Duration.ZERO).asking(), WavePlan.soaking(Duration.ofDays(3))))
                .with(new Flow(Optional.of(7), Optional.of(90), Growth.parse("1.25")))
                .with(new Schedule(
                        Optional.of(Instant.parse("2027-03-01T01:02:03Z")),
                        new InstallWindows(List.of(
                                InstallWindow.parse("Mon-Fri 22:00-05:00"), InstallWindow.parse("00:00-24:00"))),
                        ZoneId.of("Europe/Oslo"),
                        Optional.of(Duration.ofDays(9)))));
        RolloutImage image = new RolloutImage("image-2.0.0", new Version("2.0.0"), Set.of("gateway", "meter"));
        plans.add(plan("with images")
                .with(new Images(image, Optional.of(new RolloutImage("image-1.9.0", new Version("1.9.0"), Set.of())))));
        return plans;
    }
}
