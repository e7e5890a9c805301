package dev.drydock.bootstrap.commandline.remote.rollout;

import dev.drydock.bootstrap.commandline.remote.Route;
import dev.drydock.bootstrap.commandline.remote.ServerOptions;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.protocol.text.Plain;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code drydock rollout delete}: a draft less. */
@Command(
        name = "delete",
        description = "Delete a draft.",
        footer = {"", "Example: drydock rollout delete spring-2.1"})
final class DeleteCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    ServerOptions server;

    @Parameters(paramLabel = "NAME", description = "The draft.")
    String name = "";

    /** A command that has not been parsed. */
    DeleteCommand(Console console) {
        this.console = console;
        this.server = new ServerOptions(console);
    }

    @Override
    public Integer call() {
        server.open().delete(Route.of("rollouts", name));
        console.out().println("Rollout " + Plain.text(name) + " is deleted.");
        return ExitCode.DONE;
    }
}
