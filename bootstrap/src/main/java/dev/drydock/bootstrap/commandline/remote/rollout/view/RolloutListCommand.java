package dev.drydock.bootstrap.commandline.remote.rollout.view;

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

/** {@code drydock rollout list}: all rollouts. */
@Command(
        name = "list",
        description = "List the rollouts, the youngest first.",
        footer = {"", "Example: drydock rollout list"})
public final class RolloutListCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    ServerOptions server;

    @Option(names = "--json", description = "Print one JSON document for each rollout.")
    boolean json;

    /** A command that has not been parsed. */
    public RolloutListCommand(Console console) {
        this.console = console;
        this.server = new ServerOptions(console);
    }

    @Override
    public Integer call() {
        Said said = new Said(console, json);
        Table table = new Table("ROLLOUT", "STATE", "IMAGE", "PRIORITY", "BY", "DEVICES");
        AtomicLong count = new AtomicLong();
        server.open().pages(Route.of("rollouts"), page -> {
            List<RemoteDocument> items = page.items("items");
            said.rows(items, table, RolloutListCommand::row);
            count.addAndGet(items.size());
        });
        said.count(count.get(), "rollout", "rollouts");
        return ExitCode.DONE;
    }

    private static List<String> row(RemoteDocument rollout) {
        return List.of(
                rollout.text("name"),
                RolloutLines.state(rollout),
                rollout.within("image").text("name"),
                rollout.text("priority"),
                rollout.text("by"),
                Said.counts(rollout.values("counts")));
    }
}
