package dev.drydock.bootstrap.commandline.remote.image;

import dev.drydock.bootstrap.commandline.remote.CommandGroup;
import dev.drydock.bootstrap.console.Console;
import picocli.CommandLine;

/** {@code drydock image}: the images that rollouts can bring. */
public final class ImageCommand {
    private ImageCommand() {}

    /** The command with its subcommands. */
    public static CommandLine tree(Console console) {
        return CommandGroup.tree(
                "image",
                "Keep the images that the rollouts of a server bring.",
                "list",
                new ImageAddCommand(console),
                new ImageListCommand(console),
                new ImageShowCommand(console),
                new ImageRemoveCommand(console));
    }
}
