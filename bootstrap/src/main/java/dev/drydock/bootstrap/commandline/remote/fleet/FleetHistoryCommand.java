package dev.drydock.bootstrap.commandline.remote.fleet;

import dev.drydock.bootstrap.commandline.remote.Route;
import dev.drydock.bootstrap.commandline.remote.Said;
import dev.drydock.bootstrap.commandline.remote.ServerOptions;
import dev.drydock.bootstrap.commandline.remote.Table;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.protocol.remote.RemoteDocument;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drydock fleet history}: the ends of the updates of one device. */
@Command(
        name = "history",
        description = "List how the updates of one device ended, the last one first, whoever ordered them.",
        footer = {
            "",
            "The server keeps them for the time that its option --keep says; a device that was forgotten has its own still.",
            "Example: drydock fleet history gw-0042"
        })
final class FleetHistoryCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    ServerOptions server;

    @Parameters(paramLabel = "DEVICE", description = "The device.")
    String device = "";

    @Option(names = "--json", description = "Print one JSON document for each update.")
    boolean json;

    /** A command that has not been parsed. */
    FleetHistoryCommand(Console console) {
        this.console = console;
        this.server = new ServerOptions(console);
    }

    @Override
    public Integer call() {
        Said said = new Said(console, json);
        Table table = History.table();
        AtomicLong count = new AtomicLong();
        server.open().pages(Route.of("fleet", "devices", device, "history"), page -> {
            List<RemoteDocument> items = page.items("items");
            said.rows(items, table, History::row);
            count.addAndGet(items.size());
        });
        said.count(count.get(), "update", "updates");
        return ExitCode.DONE;
    }
}
