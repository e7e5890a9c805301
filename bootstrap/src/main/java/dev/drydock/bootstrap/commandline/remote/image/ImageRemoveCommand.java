package dev.drydock.bootstrap.commandline.remote.image;

import dev.drydock.bootstrap.commandline.remote.Route;
import dev.drydock.bootstrap.commandline.remote.ServerOptions;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.protocol.text.Plain;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code drydock image remove}: an image less. */
@Command(
        name = "remove",
        description = "Remove an image that no rollout needs, and its file if the server keeps it.",
        footer = {"", "Example: drydock image remove gateway-2.0"})
final class ImageRemoveCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    ServerOptions server;

    @Parameters(paramLabel = "NAME", description = "The image.")
    String name = "";

    /** A command that has not been parsed. */
    ImageRemoveCommand(Console console) {
        this.console = console;
        this.server = new ServerOptions(console);
    }

    @Override
    public Integer call() {
        server.open().delete(Route.of("images", name));
        console.out().println("Image " + Plain.text(name) + " is removed.");
        return ExitCode.DONE;
    }
}
