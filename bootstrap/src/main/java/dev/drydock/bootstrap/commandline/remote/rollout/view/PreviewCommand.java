package dev.drydock.bootstrap.commandline.remote.rollout.view;

import dev.drydock.bootstrap.commandline.remote.Route;
import dev.drydock.bootstrap.commandline.remote.Said;
import dev.drydock.bootstrap.commandline.remote.ServerOptions;
import dev.drydock.bootstrap.commandline.remote.Table;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.protocol.remote.RemoteDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drydock rollout preview}: a look ahead. */
@Command(
        name = "preview",
        description = "Look ahead at what a rollout would do with the fleet as it is now.",
        footer = {"", "Example: drydock rollout preview spring-2.1"})
public final class PreviewCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    ServerOptions server;

    @Parameters(paramLabel = "NAME", description = "The rollout.")
    String name = "";

    @Option(names = "--json", description = "Print one JSON document.")
    boolean json;

    /** A command that has not been parsed. */
    public PreviewCommand(Console console) {
        this.console = console;
        this.server = new ServerOptions(console);
    }

    @Override
    public Integer call() {
        new Said(console, json)
                .document(server.open().get(Route.of("rollouts", name, "preview")), PreviewCommand::lines);
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
