package dev.drydock.bootstrap.commandline.remote.fleet;

import dev.drydock.bootstrap.commandline.remote.Route;
import dev.drydock.bootstrap.commandline.remote.ServerOptions;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.protocol.text.Plain;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code drydock fleet forget}: a device less. */
@Command(
        name = "forget",
        description = "Take a device out of the inventory of the server; its rollouts skip it.",
        footer = {"", "Example: drydock fleet forget gw-0042"})
final class FleetForgetCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    ServerOptions server;

    @Parameters(paramLabel = "DEVICE", description = "The device.")
    String device = "";

    /** A command that has not been parsed. */
    FleetForgetCommand(Console console) {
        this.console = console;
        this.server = new ServerOptions(console);
    }

    @Override
    public Integer call() {
        server.open().delete(Route.of("fleet", "devices", device));
        console.out().println("Device " + Plain.text(device) + " is forgotten.");
        return ExitCode.DONE;
    }
}
