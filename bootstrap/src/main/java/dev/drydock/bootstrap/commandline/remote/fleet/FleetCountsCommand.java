package dev.drydock.bootstrap.commandline.remote.fleet;

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

/** {@code drydock fleet counts}: numbers of devices. */
@Command(
        name = "counts",
        description = "Count the devices by model, version, state, reason and presence.",
        footer = {"", "Example: drydock fleet counts --query 'version != 2.1.0'"})
final class FleetCountsCommand implements Callable<Integer> {
    private static final List<String> FACTS = List.of("model", "version", "state", "reason", "connected");

    private final Console console;

    @Mixin
    ServerOptions server;

    @Mixin
    QueryOption devices = new QueryOption();

    @Option(names = "--json", description = "Print one JSON document.")
    boolean json;

    /** A command that has not been parsed. */
    FleetCountsCommand(Console console) {
        this.console = console;
        this.server = new ServerOptions(console);
    }

    @Override
    public Integer call() {
        RemoteDocument counts = server.open().get(devices.of(Route.of("fleet", "counts")));
        Said said = new Said(console, json);
        said.document(counts, FleetCountsCommand::lines);
        said.count(counts.number("devices"), "device", "devices");
        return ExitCode.DONE;
    }

    private static List<String> lines(RemoteDocument counts) {
        List<List<String>> rows = new ArrayList<>();
        FACTS.forEach(fact -> counts.values(fact)
                .forEach((value, devices) -> rows.add(List.of(fact, value.isEmpty() ? "(none)" : value, devices))));
        return new Table("FACT", "VALUE", "DEVICES").lines(rows);
    }
}
