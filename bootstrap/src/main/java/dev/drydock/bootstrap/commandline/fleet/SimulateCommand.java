package dev.drydock.bootstrap.commandline.fleet;

import dev.drydock.application.fleet.simulate.DryRun;
import dev.drydock.application.fleet.simulate.FleetModel;
import dev.drydock.application.fleet.simulate.Lanes;
import dev.drydock.application.fleet.simulate.SimulateRollout;
import dev.drydock.azure.hub.HubTier;
import dev.drydock.bootstrap.commandline.option.CommonOptions;
import dev.drydock.bootstrap.commandline.option.Numbers;
import dev.drydock.bootstrap.console.AsciiJson;
import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.protocol.fleet.DryRunDocument;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code drydock rollout simulate}: a dry run of a rollout. */
@Command(
        name = "simulate",
        description =
                "Run a rollout dry: the engine of rollouts itself, with a fleet that is drawn by chance on a clock "
                        + "that runs ahead. Needs no server and no device.",
        footer = {"", "Exit status: 0 the rollout completed, 1 the gate stopped it, 4 it waits for an operator."})
public final class SimulateCommand implements Callable<Integer> {
    private static final int MOST_UNITS = 200;

    private final Console console;

    @Mixin
    CommonOptions common = new CommonOptions();

    @Mixin
    FleetOptions fleet = new FleetOptions();

    @Mixin
    GateOptions gate = new GateOptions();

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
    int units = 1;

    @Option(
            names = "--longest",
            paramLabel = "TIME",
            defaultValue = "90d",
            description = "End the dry run after this time of its own clock. Default: ${DEFAULT-VALUE}.")
    Duration longest = Duration.ofDays(90);

    @Option(names = "--json", description = "Print one JSON document.")
    boolean json;

    /** A command that has not been parsed. */
    public SimulateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        FleetModel model = fleet.model();
        Optional<Hub> hub = hub();
        Lanes lanes = hub.map(Hub::lanes).orElse(Lanes.BROKER);
        DryRun run =
                new SimulateRollout(model, gate.plan("simulated"), gate.shares(), lanes, fleet.dice()).run(longest);
        if (json) {
            console.out().println(AsciiJson.of(DryRunDocument.write(run)));
        } else {
            new DryRunView(console.out(), model, run).print(hub);
        }
        if (run.end().isAtRest()) {
            return ExitCode.DONE;
        }
        return run.end().pausedBy().isPresent() ? ExitCode.FAILED : ExitCode.NOT_YET;
    }

    /** The hub that a dry run sends through. */
    record Hub(HubTier tier, int units) {
        Lanes lanes() {
            return new Lanes(tier.callsPerSecond(units), tier.desiredPerSecond(units));
        }
    }

    private Optional<Hub> hub() {
        Numbers.between("--hub-units", 1, MOST_UNITS, units);
        if (tier == null) {
            return Optional.empty();
        }
        String name = tier.toUpperCase(Locale.ROOT);
        return Arrays.stream(HubTier.values())
                .filter(known -> known.name().equals(name))
                .findFirst()
                .map(known -> new Hub(known, units))
                .or(() -> {
                    throw CommandFailure.wrongUse("--hub-tier wants free, s1, s2 or s3, and got '" + tier + "'");
                });
    }
}
