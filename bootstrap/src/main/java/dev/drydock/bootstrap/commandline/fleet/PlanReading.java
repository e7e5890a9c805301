package dev.drydock.bootstrap.commandline.fleet;

import dev.drydock.application.fleet.ledger.RolloutPlan;
import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.domain.gate.ErrorRates;
import dev.drydock.domain.gate.Gate;
import dev.drydock.domain.gate.Rate;
import dev.drydock.domain.gate.StopLimits;
import dev.drydock.domain.rollout.Flow;
import dev.drydock.domain.rollout.OnBad;
import dev.drydock.domain.rollout.RolloutTerms;
import dev.drydock.domain.wave.share.WaveShares;
import dev.drydock.protocol.spec.SpecMember;
import java.util.Optional;
import java.util.regex.Pattern;

/** The plan of a rollout that settings describe. */
final class PlanReading {
    static final int MOST = 1_000_000;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private final Settings settings;

    PlanReading(Settings settings) {
        this.settings = settings;
    }

    /** The shares of the waves, which are of use for so many devices. */
    WaveShares shares(int devices) {
        Given given = settings.one(SpecMember.WAVES);
        WaveShares shares = given.read(WaveShares::parse);
        shares.firstBackwards(devices).ifPresent(wave -> {
            throw given.refused(": wave " + wave + " of " + devices
                    + " devices ends before the one ahead of it, found '" + shares + "'");
        });
        return shares;
    }

    RolloutPlan plan(WaveShares shares) {
        return new RolloutPlan(
                name(),
                new TermsReading(settings).terms(),
                Gate.of(rates(), limits()),
                settings.one(SpecMember.SOAK).time(),
                settings.one(SpecMember.PATIENCE).time(),
                new RolloutTerms(false, false, onBad(), RolloutTerms.STANDARD.abortPatience()),
                flow(),
                shares.ends().size());
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
            throw CommandFailure.wrongUse(good.place() + " and " + bad.place() + ": " + e.getMessage());
        }
    }

    private StopLimits limits() {
        Optional<Integer> after = settings.find(SpecMember.STOP_AFTER).map(given -> (int) given.number(1, MOST));
        return new StopLimits(after, settings.find(SpecMember.MAX_FAILED).map(given -> given.read(Rate::parse)));
    }

    private OnBad onBad() {
        Given given = settings.one(SpecMember.ON_BAD);
        return switch (given.text()) {
            case "pause" -> OnBad.PAUSE;
            case "rollback" -> OnBad.ROLL_BACK;
            default -> throw given.refused(" wants pause or rollback, and got '" + given.text() + "'");
        };
    }

    private Flow flow() {
        Given given = settings.one(SpecMember.IN_FLIGHT);
        if (given.text().equals("all")) {
            return Flow.ALL;
        }
        if (!given.text().matches("-?\\d{1,9}")) {
            throw given.refused(" wants a number or 'all', and got '" + given.text() + "'");
        }
        return new Flow(Optional.of((int) given.number(1, MOST)));
    }
}
