package dev.drydock.bootstrap.commandline.fleet;

import dev.drydock.application.fleet.plan.RolloutPlan;
import dev.drydock.application.fleet.simulate.DryRun;
import dev.drydock.application.fleet.simulate.FleetModel;
import dev.drydock.application.fleet.simulate.Lanes;
import dev.drydock.application.fleet.simulate.SimulateRollout;
import dev.drydock.azure.hub.HubTier;
import dev.drydock.bootstrap.commandline.fleet.plan.PlanOptions;
import dev.drydock.bootstrap.commandline.fleet.setting.CommandLineSettings;
import dev.drydock.bootstrap.commandline.remote.ServerOptions;
import dev.drydock.bootstrap.console.AsciiJson;
import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.domain.wave.share.WaveShares;
import dev.drydock.protocol.plan.Given;
import dev.drydock.protocol.plan.PlanReading;
import dev.drydock.protocol.plan.Settings;
import dev.drydock.protocol.rollout.DryRunDocument;
import dev.drydock.protocol.spec.SpecMember;
import dev.drydock.protocol.text.Plain;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** {@code drydock rollout simulate}: a dry run of a rollout. */
@Command(
        name = "simulate",
        description =
                "Run a rollout dry: the engine of rollouts itself, with a fleet that is drawn by chance on a clock "
                        + "that runs ahead. Needs no device, and a server only for a rollout that is there.",
        footer = {
            "",
            "Examples:",
            "  drydock rollout simulate --devices 10000 --waves 1%%,10%%,100%% --failing 5%%",
            "  drydock rollout simulate -f spring.yaml",
            "  drydock rollout simulate spring-2.1 --in-flight 500",
            "Exit status: 0 the rollout completed, 1 the gate stopped it, 4 it waits for an operator."
        })
public final class SimulateCommand implements Callable<Integer> {
    private static final int MOST_UNITS = 200;

    private final Console console;

    @Spec
    @Nullable
    CommandSpec spec;

    @Mixin
    ServerOptions server;

    @Parameters(
            arity = "0..1",
            paramLabel = "ROLLOUT",
            description = "A rollout on the server: its own settings, and as many devices as it would have now. The "
                    + "command line comes before them.")
    @Nullable
    String known;

    @Mixin
    FleetOptions fleet = new FleetOptions();

    @Mixin
    PlanOptions plan = new PlanOptions();

    @Option(
            names = "--name",
            paramLabel = "NAME",
            defaultValue = "simulated",
            description = "Name of the rollout, on which the order of its devices depends. Default: ${DEFAULT-VALUE}.")
    @Nullable
    String name;

    @Option(
            names = {"-f", "--file"},
            paramLabel = "SPEC",
            description =
                    "Read the rollout and its fleet from SPEC, a YAML file; see docs/simulate.md. The command line "
                            + "comes before it, and it before the environment and every default.")
    @Nullable
    Path file;

    @Option(
            names = "--hub-tier",
            paramLabel = "TIER",
            description = "Send through an IoT Hub of this tier: free, s1, s2 or s3. Default: a broker of one's own.")
    @Nullable
    String tier;

    @Option(
            names = "--hub-units",
            paramLabel = "N",
            defaultValue = "1",
            description = "Units of that hub, 1 to 200. Default: ${DEFAULT-VALUE}.")
    @Nullable
    String units;

    @Option(
            names = "--longest",
            paramLabel = "TIME",
            defaultValue = "90d",
            description = "End the dry run after this time of its own clock. Default: ${DEFAULT-VALUE}.")
    @Nullable
    String longest;

    @Option(
            names = "--answer-after",
            paramLabel = "TIME",
            defaultValue = "1h",
            description = "Time that the operator needs who is asked before a wave. Default: ${DEFAULT-VALUE}.")
    @Nullable
    String answerAfter;

    @Option(names = "--json", description = "Print one JSON document.")
    boolean json;

    /** A command that has not been parsed. */
    public SimulateCommand(Console console) {
        this.console = console;
        this.server = new ServerOptions(console);
    }

    @Override
    public Integer call() {
        ParseResult commandLine = Optional.ofNullable(spec)
                .map(known -> known.commandLine().getParseResult())
                .orElseThrow(() -> new IllegalStateException("a command runs after it was parsed"));
        Settings settings = settings(commandLine);
        FleetReading fleetReading =
                new FleetReading(settings, String.valueOf(fleet.failure), commandLine.hasMatchedOption("--failure"));
        FleetModel model = fleetReading.model();
        PlanReading planReading = new PlanReading(settings);
        WaveShares shares = planReading.shares(model.devices());
        RolloutPlan rollout = planReading.plan();
        Optional<Hub> hub = hub(settings);
        Lanes lanes = hub.map(Hub::lanes).orElse(Lanes.BROKER);
        Duration longestRun = settings.one(SpecMember.LONGEST).time();
        SimulateRollout.Surroundings surroundings = new SimulateRollout.Surroundings(
                lanes,
                planReading.begin(),
                settings.one(SpecMember.ANSWER_AFTER).time());
        DryRun run = new SimulateRollout(model, rollout, shares, surroundings, fleetReading.dice()).run(longestRun);
        if (json) {
            console.out().println(AsciiJson.of(DryRunDocument.write(run)));
        } else {
            new DryRunView(console.out(), model.devices(), rollout, run).print(hub);
        }
        if (run.stop().isPresent()) {
            return ExitCode.FAILED;
        }
        return run.end().isAtRest() ? ExitCode.DONE : ExitCode.NOT_YET;
    }

    private Settings settings(ParseResult commandLine) {
        if (known == null) {
            return CommandLineSettings.of(commandLine, file);
        }
        if (file != null) {
            throw CommandFailure.wrongUse("ROLLOUT and --file both describe the rollout; leave one of them out");
        }
        return CommandLineSettings.over(KnownRollout.read(server.open(), known), Plain.text(known), commandLine);
    }

    /** The hub that a dry run sends through. */
    record Hub(HubTier tier, int units) {
        Lanes lanes() {
            return new Lanes(
                    tier.callsPerSecond(units),
                    tier.desiredPerSecond(units),
                    OptionalLong.of(tier.messagesPerDay(units)));
        }

        @Override
        public String toString() {
            return units + (units == 1 ? " unit" : " units") + " of " + tier;
        }
    }

    private static Optional<Hub> hub(Settings settings) {
        int units = (int) settings.one(SpecMember.HUB_UNITS).number(1, MOST_UNITS);
        Optional<Given> given = settings.find(SpecMember.HUB_TIER);
        if (given.isEmpty() && settings.isGiven(SpecMember.HUB_UNITS)) {
            throw settings.one(SpecMember.HUB_UNITS).refused(": units are those of a hub; say its tier, --hub-tier");
        }
        return given.map(name -> new Hub(tier(name), units));
    }

    private static HubTier tier(Given given) {
        String name = given.text().toUpperCase(Locale.ROOT);
        return Arrays.stream(HubTier.values())
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(() -> given.refused(" wants free, s1, s2 or s3, and got '" + given.text() + "'"));
    }
}
