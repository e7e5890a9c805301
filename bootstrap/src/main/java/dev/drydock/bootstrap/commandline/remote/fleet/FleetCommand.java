package dev.drydock.bootstrap.commandline.remote.fleet;

import dev.drydock.bootstrap.commandline.remote.CommandGroup;
import dev.drydock.bootstrap.console.Console;
import picocli.CommandLine;

/** {@code drydock fleet}: the devices that a server knows. */
public final class FleetCommand {
    private FleetCommand() {}

    /** The command with its subcommands. */
    public static CommandLine tree(Console console) {
        return CommandGroup.tree(
                "fleet",
                "Look through the devices that a server knows, and tag them.",
                "list",
                new FleetListCommand(console),
                new FleetCountsCommand(console),
                new FleetShowCommand(console),
                new FleetHistoryCommand(console),
                new FleetTagCommand(console),
                new FleetUntagCommand(console),
                new FleetForgetCommand(console));
    }
}
