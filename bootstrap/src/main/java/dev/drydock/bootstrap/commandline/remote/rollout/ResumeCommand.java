package dev.drydock.bootstrap.commandline.remote.rollout;

import dev.drydock.bootstrap.commandline.remote.Route;
import dev.drydock.bootstrap.commandline.remote.Said;
import dev.drydock.bootstrap.commandline.remote.ServerOptions;
import dev.drydock.bootstrap.commandline.remote.rollout.view.RolloutLines;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.protocol.remote.RemoteBody;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drydock rollout resume}: the end of a pause. */
@Command(
        name = "resume",
        description = "Go on with a rollout that is paused.",
        footer = {"", "Example: drydock rollout resume spring-2.1 --accept-failures"})
final class ResumeCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    ServerOptions server;

    @Parameters(paramLabel = "NAME", description = "The rollout.")
    String name = "";

    @Option(names = "--accept-failures", description = "Go on although the gate stopped it.")
    boolean acceptFailures;

    @Option(
            names = "--accept-refusals",
            paramLabel = "CODE",
            split = ",",
            description = "Let devices refuse the image with CODE, such as unknown-key, from now on. May be repeated.")
    List<String> acceptRefusals = new ArrayList<>();

    @Option(names = "--json", description = "Print one JSON document.")
    boolean json;

    /** A command that has not been parsed. */
    ResumeCommand(Console console) {
        this.console = console;
        this.server = new ServerOptions(console);
    }

    @Override
    public Integer call() {
        RemoteBody words = new RemoteBody();
        if (acceptFailures) {
            words.with("acceptFailures", true);
        }
        if (!acceptRefusals.isEmpty()) {
            words.with("acceptRefusals", acceptRefusals);
        }
        new Said(console, json)
                .document(server.open().post(Route.of("rollouts", name, "resume"), words), RolloutLines::moved);
        return ExitCode.DONE;
    }
}
