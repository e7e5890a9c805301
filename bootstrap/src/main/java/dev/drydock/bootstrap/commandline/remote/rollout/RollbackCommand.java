package dev.drydock.bootstrap.commandline.remote.rollout;

import dev.drydock.bootstrap.commandline.remote.Route;
import dev.drydock.bootstrap.commandline.remote.Said;
import dev.drydock.bootstrap.commandline.remote.ServerOptions;
import dev.drydock.bootstrap.commandline.remote.rollout.view.RolloutLines;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.protocol.remote.RemoteBody;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drydock rollout rollback}: another image for the devices that have this one. */
@Command(
        name = "rollback",
        description =
                "Roll a rollout back: devices that may have its image get another one. It may run, be paused, have "
                        + "completed, or have been aborted.",
        footer = {"", "Example: drydock rollout rollback spring-2.1 --to gateway-2.0"})
final class RollbackCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    ServerOptions server;

    @Parameters(paramLabel = "NAME", description = "The rollout.")
    String name = "";

    @Option(
            names = "--to",
            paramLabel = "IMAGE",
            description = "Name of the image that they get. Default: that of --on-bad rollback=IMAGE, if there is one.")
    @Nullable
    String to;

    @Option(names = "--json", description = "Print one JSON document.")
    boolean json;

    /** A command that has not been parsed. */
    RollbackCommand(Console console) {
        this.console = console;
        this.server = new ServerOptions(console);
    }

    @Override
    public Integer call() {
        RemoteBody words = new RemoteBody();
        if (to != null) {
            words.with("to", to);
        }
        new Said(console, json)
                .document(server.open().post(Route.of("rollouts", name, "rollback"), words), RolloutLines::moved);
        return ExitCode.DONE;
    }
}
