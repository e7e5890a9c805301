package dev.drydock.bootstrap.commandline.remote.rollout.view;

import dev.drydock.bootstrap.commandline.remote.RestClient;
import dev.drydock.bootstrap.commandline.remote.Route;
import dev.drydock.bootstrap.commandline.remote.Said;
import dev.drydock.bootstrap.commandline.remote.ServerOptions;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.protocol.remote.RemoteDocument;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drydock rollout status}: one rollout. */
@Command(
        name = "status",
        description = "Show a rollout, its waves, and what it waits for.",
        footer = {
            "",
            "Exit status: 0 it completed, 1 it was aborted, rolled back, denied or stopped by the gate, 4 not yet.",
            "Example: drydock rollout status spring-2.1 --watch"
        })
public final class StatusCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    ServerOptions server;

    @Parameters(paramLabel = "NAME", description = "The rollout.")
    String name = "";

    @Option(
            names = "--watch",
            description = "Look every second until it is at rest or paused: drawn anew on a terminal, else a line for "
                    + "each change. A server that is away meanwhile is waited for, about five minutes.")
    boolean watch;

    @Option(names = "--json", description = "Print one JSON document; with --watch one for each change.")
    boolean json;

    /** A command that has not been parsed. */
    public StatusCommand(Console console) {
        this.console = console;
        this.server = new ServerOptions(console);
    }

    @Override
    public Integer call() throws InterruptedException {
        RestClient client = server.open();
        Route route = Route.of("rollouts", name);
        if (watch) {
            return new Watch(console, json, Watch.MOST_MISSED).run(() -> client.get(route));
        }
        RemoteDocument rollout = client.get(route);
        new Said(console, json).document(rollout, RolloutLines::all);
        return Standing.exitCode(rollout);
    }
}
