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
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code drydock fleet list}: devices. */
@Command(
        name = "list",
        description = "List the devices that a server knows, by id.",
        footer = {"", "Example: drydock fleet list --query 'model = gateway and tag.site = oslo'"})
final class FleetListCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    ServerOptions server;

    @Mixin
    QueryOption devices = new QueryOption();

    @Option(names = "--json", description = "Print one JSON document for each device.")
    boolean json;

    /** A command that has not been parsed. */
    FleetListCommand(Console console) {
        this.console = console;
        this.server = new ServerOptions(console);
    }

    @Override
    public Integer call() {
        Said said = new Said(console, json);
        Table table = new Table("DEVICE", "CONNECTED", "MODEL", "VERSION", "STATE", "REASON", "SEEN", "TAGS");
        AtomicLong count = new AtomicLong();
        server.open().pages(devices.of(Route.of("fleet", "devices")), page -> {
            List<RemoteDocument> items = page.items("items");
            said.rows(items, table, FleetListCommand::row);
            count.addAndGet(items.size());
        });
        said.count(count.get(), "device", "devices");
        return ExitCode.DONE;
    }

    private static List<String> row(RemoteDocument device) {
        return List.of(
                device.text("id"),
                device.flag("connected") ? "yes" : "no",
                device.text("model"),
                device.text("version"),
                device.text("state"),
                device.text("reason"),
                device.text("seen"),
                device.values("tags").entrySet().stream()
                        .map(tag -> tag.getKey() + "=" + tag.getValue())
                        .collect(Collectors.joining(" ")));
    }
}
