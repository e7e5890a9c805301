package dev.drydock.bootstrap.commandline.remote.fleet;

import dev.drydock.bootstrap.commandline.remote.Parts;
import dev.drydock.bootstrap.commandline.remote.RestClient;
import dev.drydock.bootstrap.commandline.remote.Route;
import dev.drydock.bootstrap.commandline.remote.Said;
import dev.drydock.bootstrap.commandline.remote.ServerOptions;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.protocol.remote.RemoteDocument;
import dev.drydock.protocol.report.TrustSentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drydock fleet show}: one device as a server knows it. */
@Command(
        name = "show",
        description =
                "Show one device as the server knows it, its part in every rollout, and how its last updates ended.",
        footer = {"", "Example: drydock fleet show gw-0042"})
final class FleetShowCommand implements Callable<Integer> {
    /** The number of updates that are shown; 'fleet history' lists all. */
    private static final int SHOWN = 5;

    private static final List<String> FACTS =
            List.of("Model", "Version", "State", "Reason", "Hardware", "Zone", "Update", "Seen");

    private final Console console;

    @Mixin
    ServerOptions server;

    @Parameters(paramLabel = "DEVICE", description = "The device.")
    String device = "";

    @Option(
            names = "--json",
            description = "Print three JSON documents: the device, its parts in rollouts, and its last updates.")
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
        RemoteDocument past =
                client.get(Route.of("fleet", "devices", device, "history").with("limit", String.valueOf(SHOWN)));
        Said said = new Said(console, json);
        said.document(found, FleetShowCommand::lines);
        said.document(parts, why -> apart(Parts.lines(why, "No rollout has it.")));
        said.document(past, page -> apart(History.lines(page, device)));
        return ExitCode.DONE;
    }

    private static List<String> apart(List<String> lines) {
        return Stream.concat(Stream.of(""), lines.stream()).toList();
    }

    private static List<String> trust(RemoteDocument trust) {
        RemoteDocument set = trust.within("keySet");
        Optional<String> version = set.find("epoch").map(epoch -> epoch + "." + set.text("version"));
        List<String> lines = new ArrayList<>();
        lines.add(Said.line(
                "Trust",
                TrustSentence.of(trust.text("mode"), version, trust.number("sequence"), trust.number("counter"))));
        RemoteDocument held = trust.within("refused");
        held.find("code")
                .ifPresent(code -> lines.add(
                        Said.line("Held back", TrustSentence.held(held.find("updateId"), code, held.text("message")))));
        return lines;
    }

    static List<String> lines(RemoteDocument device) {
        List<String> lines = new ArrayList<>();
        lines.add(Said.line("Device", device.text("id")));
        lines.add(Said.line("Connected", device.flag("connected") ? "yes" : "no"));
        for (String fact : FACTS) {
            device.find(fact.toLowerCase(Locale.ROOT)).ifPresent(value -> lines.add(Said.line(fact, value)));
        }
        if (device.has("trust")) {
            lines.addAll(trust(device.within("trust")));
        }
        device.values("tags").forEach((name, value) -> lines.add(Said.line("Tag", name + "=" + value)));
        device.values("attributes").forEach((name, value) -> lines.add(Said.line("Attribute", name + "=" + value)));
        return lines;
    }
}
