package dev.drydock.protocol.plan;

import dev.drydock.application.fleet.desk.PlanChange;
import dev.drydock.application.fleet.plan.RolloutPlan;
import dev.drydock.domain.gate.ErrorRates;
import dev.drydock.domain.gate.Gate;
import dev.drydock.domain.gate.Rate;
import dev.drydock.domain.gate.SequentialTest;
import dev.drydock.domain.gate.StopLimits;
import dev.drydock.domain.rollout.terms.Flow;
import dev.drydock.domain.rollout.terms.Schedule;
import dev.drydock.protocol.spec.RolloutSpec;
import dev.drydock.protocol.spec.SpecMember;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The change of a plan that some members of a specification describe: those that may change while a rollout runs. */
public final class ChangeReading {
    private static final Set<SpecMember> LIMITS =
            EnumSet.of(SpecMember.GOOD, SpecMember.BAD, SpecMember.STOP_AFTER, SpecMember.MAX_FAILED);
    private static final Set<SpecMember> TERMS = EnumSet.of(
            SpecMember.IN_FLIGHT,
            SpecMember.PER_MINUTE,
            SpecMember.GROW,
            SpecMember.WINDOW,
            SpecMember.ZONE,
            SpecMember.SOAK,
            SpecMember.PATIENCE);

    private static final RolloutPlan SAMPLE = RolloutPlan.of("sample", 1);

    private final RolloutSpec part;
    private final SpecSettings settings;

    public ChangeReading(RolloutSpec part) {
        this.part = part;
        this.settings = new SpecSettings(part);
    }

    /**
     * Reads the change.
     *
     * @throws RefusedValue for settings that it cannot use, and for those that never change
     */
    public PlanChange change() {
        for (SpecMember member : part.values().keySet()) {
            if (!LIMITS.contains(member) && !TERMS.contains(member) && member != SpecMember.DEADLINE) {
                throw settings.one(member)
                        .refused(": it is settled once a rollout is submitted; limits, deadline and pace may change");
            }
        }
        if (part.values().isEmpty()) {
            throw new RefusedValue("nothing is to be changed; say what, such as 'in-flight: 500'");
        }
        boolean changesLimits = givesAny(LIMITS);
        boolean changesTerms = givesAny(TERMS);
        boolean changesDeadline = settings.isGiven(SpecMember.DEADLINE);
        if (settings.isGiven(SpecMember.GOOD) != settings.isGiven(SpecMember.BAD)) {
            throw new RefusedValue("good and bad are changed together; say both");
        }
        edit(SAMPLE); // What cannot be used is refused before anything is looked for.
        return new PlanChange(this::edit, changesLimits, changesDeadline, changesTerms);
    }

    private boolean givesAny(Set<SpecMember> members) {
        return members.stream().anyMatch(settings::isGiven);
    }

    private RolloutPlan edit(RolloutPlan plan) {
        RolloutPlan next = plan.with(gate(plan.gate())).with(flow(plan.flow())).with(schedule(plan.schedule()));
        next = settings.isGiven(SpecMember.PATIENCE) ? next.patient(time(SpecMember.PATIENCE)) : next;
        return settings.isGiven(SpecMember.SOAK) ? next.soaking(time(SpecMember.SOAK)) : next;
    }

    private Duration time(SpecMember member) {
        return settings.one(member).time();
    }

    private Gate gate(Gate before) {
        SequentialTest test = before.test();
        if (settings.isGiven(SpecMember.GOOD)) {
            Rate good = settings.one(SpecMember.GOOD).read(Rate::parse);
            Rate bad = settings.one(SpecMember.BAD).read(Rate::parse);
            try {
                test = SequentialTest.of(ErrorRates.between(good, bad));
            } catch (IllegalArgumentException e) {
                throw new RefusedValue("good and bad: " + e.getMessage());
            }
        }
        StopLimits limits = before.limits();
        Optional<Integer> stopAfter = settings.isGiven(SpecMember.STOP_AFTER)
                ? Optional.of((int) settings.one(SpecMember.STOP_AFTER).number(1, PlanReading.MOST))
                : limits.stopAfter();
        Optional<Rate> maxFailed = settings.isGiven(SpecMember.MAX_FAILED)
                ? Optional.of(settings.one(SpecMember.MAX_FAILED).read(Rate::parse))
                : limits.maxFailed();
        return new Gate(test, new StopLimits(stopAfter, maxFailed));
    }

    private Flow flow(Flow before) {
        Flow read = new ScheduleReading(settings).flow();
        return new Flow(
                settings.isGiven(SpecMember.IN_FLIGHT) ? read.inFlight() : before.inFlight(),
                settings.isGiven(SpecMember.PER_MINUTE) ? read.perMinute() : before.perMinute(),
                settings.isGiven(SpecMember.GROW) ? read.growth() : before.growth());
    }

    private Schedule schedule(Schedule before) {
        Schedule read = new ScheduleReading(settings).dryRun();
        boolean changesWindow = settings.isGiven(SpecMember.WINDOW);
        return new Schedule(
                before.start(),
                changesWindow ? read.windows() : before.windows(),
                changesWindow ? read.zone() : before.zone(),
                settings.isGiven(SpecMember.DEADLINE) ? read.deadline() : before.deadline());
    }
}
