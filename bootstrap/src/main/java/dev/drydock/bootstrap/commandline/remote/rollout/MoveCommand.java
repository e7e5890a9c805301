package dev.drydock.bootstrap.commandline.remote.rollout;

import dev.drydock.bootstrap.commandline.remote.Route;
import dev.drydock.bootstrap.commandline.remote.Said;
import dev.drydock.bootstrap.commandline.remote.ServerOptions;
import dev.drydock.bootstrap.commandline.remote.rollout.view.RolloutLines;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.protocol.remote.RemoteBody;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drydock rollout submit} and its like: one move of a rollout. */
@Command
final class MoveCommand implements Callable<Integer> {
    private final Console console;
    private final Move move;

    @Mixin
    ServerOptions server;

    @Parameters(paramLabel = "NAME", description = "The rollout.")
    String name = "";

    @Option(names = "--json", description = "Print one JSON document.")
    boolean json;

    private MoveCommand(Console console, Move move) {
        this.console = console;
        this.move = move;
        this.server = new ServerOptions(console);
    }

    /** A command that has not been parsed. */
    static CommandLine line(Console console, Move move) {
        CommandLine line = new CommandLine(new MoveCommand(console, move));
        line.getCommandSpec()
                .name(move.word())
                .usageMessage()
                .description(move.description())
                .footer("", "Example: drydock rollout " + move.word() + " spring-2.1");
        return line;
    }

    @Override
    public Integer call() {
        new Said(console, json)
                .document(
                        server.open().post(Route.of("rollouts", name, move.word()), new RemoteBody()),
                        RolloutLines::moved);
        return ExitCode.DONE;
    }
}
