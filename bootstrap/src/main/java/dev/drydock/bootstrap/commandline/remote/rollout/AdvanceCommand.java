package dev.drydock.bootstrap.commandline.remote.rollout;

import dev.drydock.bootstrap.commandline.remote.Route;
import dev.drydock.bootstrap.commandline.remote.Said;
import dev.drydock.bootstrap.commandline.remote.ServerOptions;
import dev.drydock.bootstrap.commandline.remote.rollout.view.RolloutLines;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.protocol.remote.RemoteBody;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drydock rollout advance}: the word that a wave waits for. */
@Command(
        name = "advance",
        description = "Let the next wave of a rollout begin that asks for it.",
        footer = {"", "Example: drydock rollout advance spring-2.1"})
final class AdvanceCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    ServerOptions server;

    @Parameters(paramLabel = "NAME", description = "The rollout.")
    String name = "";

    @Option(names = "--accept-undecided", description = "Let a wave pass that has too few outcomes for a verdict.")
    boolean acceptUndecided;

    @Option(names = "--json", description = "Print one JSON document.")
    boolean json;

    /** A command that has not been parsed. */
    AdvanceCommand(Console console) {
        this.console = console;
        this.server = new ServerOptions(console);
    }

    @Override
    public Integer call() {
        RemoteBody words = new RemoteBody();
        if (acceptUndecided) {
            words.with("acceptUndecided", true);
        }
        new Said(console, json)
                .document(server.open().post(Route.of("rollouts", name, "advance"), words), RolloutLines::moved);
        return ExitCode.DONE;
    }
}
