package dev.drydock.protocol.plan;

import dev.drydock.application.fleet.plan.RolloutPlan;
import dev.drydock.domain.gate.ErrorRates;
import dev.drydock.domain.gate.Gate;
import dev.drydock.domain.gate.Rate;
import dev.drydock.domain.gate.StopLimits;
import dev.drydock.domain.rollout.RolloutTerms;
import dev.drydock.domain.wave.share.WaveShares;
import dev.drydock.protocol.spec.SpecMember;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** The plan of a rollout that settings describe. */
public final class PlanReading {
    public static final int MOST = 1_000_000;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private final Settings settings;
    private final WaveReading waves;
    private final ScheduleReading schedule;

    public PlanReading(Settings settings) {
        this.settings = settings;
        this.waves = new WaveReading(settings);
        this.schedule = new ScheduleReading(settings);
    }

    /** The beginning of a dry run. */
    public Instant begin() {
        return schedule.begin();
    }

    /** The shares of the waves, which are of use for so many devices. */
    public WaveShares shares(int devices) {
        return waves.shares(devices);
    }

    /** The plan of a rollout with these waves. */
    public RolloutPlan plan() {
        return RolloutPlan.of(name(), 1)
                .with(waves.plans())
                .with(new TermsReading(settings).terms())
                .with(Gate.of(rates(), limits()))
                .patient(settings.one(SpecMember.PATIENCE).time())
                .with(onBad())
                .with(schedule.flow())
                .with(schedule.schedule());
    }

    private String name() {
        Given given = settings.one(SpecMember.NAME);
        if (!NAME.matcher(given.text()).matches()) {
            throw given.refused(
                    ": a name is 1 to 64 characters of A-Z a-z 0-9 . _ - and begins with a letter or digit");
        }
        return given.text();
    }

    private ErrorRates rates() {
        Given good = settings.one(SpecMember.GOOD);
        Given bad = settings.one(SpecMember.BAD);
        Rate goodRate = good.read(Rate::parse);
        Rate badRate = bad.read(Rate::parse);
        try {
            return ErrorRates.between(goodRate, badRate);
        } catch (IllegalArgumentException e) {
            throw new RefusedValue(good.place() + " and " + bad.place() + ": " + e.getMessage());
        }
    }

    private StopLimits limits() {
        Optional<Integer> after = settings.find(SpecMember.STOP_AFTER).map(given -> (int) given.number(1, MOST));
        return new StopLimits(after, settings.find(SpecMember.MAX_FAILED).map(given -> given.read(Rate::parse)));
    }

    private RolloutTerms onBad() {
        Given given = settings.one(SpecMember.ON_BAD);
        return switch (given.text()) {
            case "pause" -> RolloutTerms.STANDARD;
            case "rollback" -> RolloutTerms.STANDARD.rollingBack();
            default -> throw given.refused(" wants pause or rollback, and got '" + given.text() + "'");
        };
    }
}
