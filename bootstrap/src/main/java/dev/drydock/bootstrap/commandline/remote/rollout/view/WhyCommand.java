package dev.drydock.bootstrap.commandline.remote.rollout.view;

import dev.drydock.bootstrap.commandline.remote.Parts;
import dev.drydock.bootstrap.commandline.remote.Route;
import dev.drydock.bootstrap.commandline.remote.Said;
import dev.drydock.bootstrap.commandline.remote.ServerOptions;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.bootstrap.console.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drydock rollout why}: the reason for where a device is. */
@Command(
        name = "why",
        description = "Tell where a device is in every rollout, and why, the youngest rollout first.",
        footer = {"", "Example: drydock rollout why gw-0042"})
public final class WhyCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    ServerOptions server;

    @Parameters(paramLabel = "DEVICE", description = "The device.")
    String device = "";

    @Option(names = "--json", description = "Print one JSON document.")
    boolean json;

    /** A command that has not been parsed. */
    public WhyCommand(Console console) {
        this.console = console;
        this.server = new ServerOptions(console);
    }

    @Override
    public Integer call() {
        new Said(console, json)
                .document(
                        server.open().get(Route.of("fleet", "devices", device, "why")),
                        why -> Parts.lines(why, "No rollout has it."));
        return ExitCode.DONE;
    }
}
