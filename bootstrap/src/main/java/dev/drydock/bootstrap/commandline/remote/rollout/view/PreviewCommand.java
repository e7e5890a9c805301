package dev.drydock.bootstrap.commandline.remote.rollout.view;

import dev.drydock.bootstrap.commandline.fleet.plan.RolloutOptions;
import dev.drydock.bootstrap.commandline.remote.RestClient;
import dev.drydock.bootstrap.commandline.remote.Route;
import dev.drydock.bootstrap.commandline.remote.Said;
import dev.drydock.bootstrap.commandline.remote.ServerOptions;
import dev.drydock.bootstrap.commandline.remote.Table;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.protocol.remote.RemoteDocument;
import dev.drydock.protocol.spec.SpecDocument;
import dev.drydock.protocol.spec.SpecMember;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code drydock rollout preview}: a look ahead. */
@Command(
        name = "preview",
        description =
                "Look ahead at what a rollout would do with the fleet as it is now: one that is there, by its name "
                        + "alone, or one that the options of 'create' describe, of which nothing is kept.",
        footer = {
            "",
            "Examples:",
            "  drydock rollout preview spring-2.1",
            "  drydock rollout preview -f spring.yaml",
            "  drydock rollout preview --image gateway-2.1 --target 'model = gateway' --waves 5%%,100%%"
        })
public final class PreviewCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    @Nullable
    CommandSpec spec;

    @Mixin
    ServerOptions server;

    @Mixin
    RolloutOptions rollout = new RolloutOptions();

    @Option(names = "--json", description = "Print one JSON document.")
    boolean json;

    /** A command that has not been parsed. */
    public PreviewCommand(Console console) {
        this.console = console;
        this.server = new ServerOptions(console);
    }

    @Override
    public Integer call() {
        Optional<Map<SpecMember, List<String>>> described = rollout.described(spec);
        Route route = described.isPresent()
                ? Route.of("rollouts", "preview")
                : Route.of("rollouts", rollout.nameOfKnown(), "preview");
        RestClient client = server.open();
        RemoteDocument preview = described
                .map(given -> client.post(route, SpecDocument.write(given)))
                .orElseGet(() -> client.get(route));
        new Said(console, json).document(preview, PreviewCommand::lines);
        return ExitCode.DONE;
    }

    private static List<String> lines(RemoteDocument preview) {
        List<String> lines = new ArrayList<>();
        lines.add(Said.line("Devices", preview.text("devices")));
        lines.add(Said.line("Away", preview.text("away")));
        preview.values("skipped")
                .forEach((reason, devices) -> lines.add(Said.line("Skipped", devices + ", " + reason)));
        preview.texts("warnings").forEach(warning -> lines.add(Said.line("WARNING", warning)));
        lines.add("");
        lines.addAll(new Table("WAVE", "DEVICES", "DECIDES ALONE")
                .lines(preview.items("waves").stream()
                        .map(wave -> List.of(
                                wave.text("number"), wave.text("size"), wave.flag("decidesAlone") ? "yes" : "no"))
                        .toList()));
        return lines;
    }
}
