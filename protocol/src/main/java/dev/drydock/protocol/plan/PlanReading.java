package dev.drydock.protocol.plan;

import dev.drydock.application.fleet.plan.RolloutPlan;
import dev.drydock.application.fleet.plan.RolloutTarget;
import dev.drydock.domain.gate.ErrorRates;
import dev.drydock.domain.gate.Gate;
import dev.drydock.domain.gate.Rate;
import dev.drydock.domain.gate.StopLimits;
import dev.drydock.domain.trust.floor.ReleaseNumbers;
import dev.drydock.domain.wave.share.WaveShares;
import dev.drydock.protocol.fleet.QueryText;
import dev.drydock.protocol.spec.SpecMember;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** The plan of a rollout that settings describe. Every method throws {@link RefusedValue} for settings that it cannot use. */
public final class PlanReading {
    public static final int MOST = 1_000_000;

    private static final int HIGHEST_PRIORITY = 100;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private final Settings settings;
    private final WaveReading waves;
    private final ScheduleReading schedule;
    private final RolloutTermsReading terms;

    /** @throws RefusedValue when the waves have no plan */
    public PlanReading(Settings settings) {
        this.settings = settings;
        this.waves = new WaveReading(settings);
        this.schedule = new ScheduleReading(settings);
        this.terms = new RolloutTermsReading(settings);
    }

    /** The beginning of a dry run. */
    public Instant begin() {
        return schedule.begin();
    }

    /** The shares of the waves of a dry run, which are of use for so many devices. */
    public WaveShares shares(int devices) {
        return waves.shares(devices);
    }

    /** The plan of a dry run, which begins when its clock does and leaves out what changes nothing there. */
    public RolloutPlan plan() {
        return watched().with(terms.dryRun()).with(schedule.flow()).with(schedule.dryRun());
    }

    /** The plan of a rollout that is created, for its devices; its images are found by their names. */
    public RolloutPlan created() {
        return watched()
                .with(terms.created())
                .with(schedule.flow())
                .with(schedule.created())
                .with(target());
    }

    /** The devices of a rollout that is created. */
    public RolloutTarget target() {
        Given given = settings.find(SpecMember.TARGET)
                .orElseThrow(() -> new RefusedValue("the member 'target' is missing; say which devices, such as "
                        + "'target: model = gateway', or 'target: all' for every device"));
        return new RolloutTarget(given.read(QueryText::read), waves.queries(), waves.shares());
    }

    /** The name of the image that the rollout brings. */
    public Optional<Given> image() {
        return settings.find(SpecMember.IMAGE);
    }

    /** The sequence of the manifest that goes with the image; empty for the highest. */
    public OptionalLong manifestSequence() {
        return settings.find(SpecMember.MANIFEST_SEQUENCE)
                .map(given -> OptionalLong.of(given.number(1, ReleaseNumbers.LARGEST_SEQUENCE)))
                .orElse(OptionalLong.empty());
    }

    /** The name of the image that a bad one leads back to. */
    public Optional<Given> fallback() {
        return terms.fallback();
    }

    /** The priority among rollouts that want the same device, the higher coming first. */
    public int priority() {
        return (int) settings.one(SpecMember.PRIORITY).number(-HIGHEST_PRIORITY, HIGHEST_PRIORITY);
    }

    private RolloutPlan watched() {
        return RolloutPlan.of(name(), 1)
                .with(waves.plans())
                .with(new TermsReading(settings).terms())
                .with(Gate.of(rates(), limits()))
                .patient(settings.one(SpecMember.PATIENCE).time());
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
}
