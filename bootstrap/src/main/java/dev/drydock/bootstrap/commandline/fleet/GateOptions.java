package dev.drydock.bootstrap.commandline.fleet;

import dev.drydock.application.fleet.ledger.RolloutPlan;
import dev.drydock.bootstrap.commandline.option.Numbers;
import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.domain.gate.ErrorRates;
import dev.drydock.domain.gate.Gate;
import dev.drydock.domain.gate.Rate;
import dev.drydock.domain.gate.StopLimits;
import dev.drydock.domain.member.terms.Terms;
import dev.drydock.domain.rollout.Flow;
import dev.drydock.domain.rollout.RolloutTerms;
import dev.drydock.domain.wave.WaveShares;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of a rollout's waves and of its gate. */
final class GateOptions {
    private static final int MOST = 1_000_000;

    @Option(
            names = "--waves",
            paramLabel = "SHARES",
            defaultValue = "1%,10%,100%",
            description = "Where each wave ends, in percent of the devices. Default: ${DEFAULT-VALUE}.")
    String waves = "1%,10%,100%";

    @Option(
            names = "--good",
            paramLabel = "RATE",
            defaultValue = "2%",
            description = "Rate of failures up to which the image shall reach all devices. Default: ${DEFAULT-VALUE}.")
    String good = "2%";

    @Option(
            names = "--bad",
            paramLabel = "RATE",
            defaultValue = "8%",
            description = "Rate of failures from which the image shall be stopped. Default: ${DEFAULT-VALUE}.")
    String bad = "8%";

    @Option(
            names = "--stop-after",
            paramLabel = "N",
            description = "Stop after N failures in one wave, whatever the gate says. Default: no such limit.")
    @Nullable
    Integer stopAfter;

    @Option(
            names = "--max-failed",
            paramLabel = "RATE",
            description = "Stop when more than this share of a wave has failed. Default: no such limit.")
    @Nullable
    String maxFailed;

    @Option(
            names = "--soak",
            paramLabel = "TIME",
            defaultValue = "10m",
            description = "Watch a wave for this long before the next one begins. Default: ${DEFAULT-VALUE}.")
    Duration soak = Duration.ofMinutes(10);

    @Option(
            names = "--patience",
            paramLabel = "TIME",
            defaultValue = "24h",
            description = "Wait for outcomes of a wave for this long, once each device has its order. "
                    + "Default: ${DEFAULT-VALUE}.")
    Duration patience = Duration.ofHours(24);

    @Option(
            names = "--in-flight",
            paramLabel = "N",
            defaultValue = "100",
            description =
                    "Most devices that work on the update at a time, or 'all'; doubled with every hundred successes "
                            + "while nothing speaks against the image. Default: ${DEFAULT-VALUE}.")
    String inFlight = "100";

    WaveShares shares() {
        return read("--waves", waves, WaveShares::parse);
    }

    RolloutPlan plan(String name) {
        return new RolloutPlan(
                name,
                Terms.STANDARD,
                Gate.of(rates(), limits()),
                soak,
                patience,
                RolloutTerms.STANDARD,
                flow(),
                shares().ends().size());
    }

    private ErrorRates rates() {
        Rate goodRate = read("--good", good, Rate::parse);
        Rate badRate = read("--bad", bad, Rate::parse);
        try {
            return ErrorRates.between(goodRate, badRate);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.wrongUse("--good and --bad: " + e.getMessage());
        }
    }

    private StopLimits limits() {
        Optional<Integer> after =
                Optional.ofNullable(stopAfter).map(number -> (int) Numbers.between("--stop-after", 1, MOST, number));
        return new StopLimits(
                after, Optional.ofNullable(maxFailed).map(text -> read("--max-failed", text, Rate::parse)));
    }

    private Flow flow() {
        if (inFlight.equals("all")) {
            return Flow.ALL;
        }
        if (!inFlight.matches("\\d{1,9}")) {
            throw CommandFailure.wrongUse("--in-flight wants a number or 'all', and got '" + inFlight + "'");
        }
        return new Flow(Optional.of((int) Numbers.between("--in-flight", 1, MOST, Long.parseLong(inFlight))));
    }

    private static <T> T read(String option, String text, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException e) {
            String why = String.valueOf(e.getMessage());
            throw CommandFailure.wrongUse(
                    option + ": " + why + (why.contains("found") ? "" : ", found '" + text + "'"));
        }
    }
}
