package dev.drydock.bootstrap.commandline.remote.fleet;

import dev.drydock.bootstrap.commandline.remote.Parts;
import dev.drydock.bootstrap.commandline.remote.RestClient;
import dev.drydock.bootstrap.commandline.remote.Route;
import dev.drydock.bootstrap.commandline.remote.Said;
import dev.drydock.bootstrap.commandline.remote.ServerOptions;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.protocol.remote.RemoteDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drydock fleet show}: one device as a server knows it. */
@Command(
        name = "show",
        description = "Show one device as the server knows it, and its part in every rollout.",
        footer = {"", "Example: drydock fleet show gw-0042"})
final class FleetShowCommand implements Callable<Integer> {
    private static final List<String> FACTS = List.of("Model", "Version", "State", "Reason", "Zone", "Update", "Seen");

    private final Console console;

    @Mixin
    ServerOptions server;

    @Parameters(paramLabel = "DEVICE", description = "The device.")
    String device = "";

    @Option(names = "--json", description = "Print two JSON documents: the device, and its parts in rollouts.")
    boolean json;

    /** A command that has not been parsed. */
    FleetShowCommand(Console console) {
        this.console = console;
        this.server = new ServerOptions(console);
    }

    @Override
    public Integer call() {
        RestClient client = server.open();
        RemoteDocument found = client.get(Route.of("fleet", "devices", device));
        RemoteDocument parts = client.get(Route.of("fleet", "devices", device, "why"));
        Said said = new Said(console, json);
        said.document(found, FleetShowCommand::lines);
        said.document(parts, why -> Parts.lines(why, "No rollout has it."));
        return ExitCode.DONE;
    }

    static List<String> lines(RemoteDocument device) {
        List<String> lines = new ArrayList<>();
        lines.add(Said.line("Device", device.text("id")));
        lines.add(Said.line("Connected", device.flag("connected") ? "yes" : "no"));
        for (String fact : FACTS) {
            device.find(fact.toLowerCase(Locale.ROOT)).ifPresent(value -> lines.add(Said.line(fact, value)));
        }
        device.values("tags").forEach((name, value) -> lines.add(Said.line("Tag", name + "=" + value)));
        device.values("attributes").forEach((name, value) -> lines.add(Said.line("Attribute", name + "=" + value)));
        return lines;
    }
}
