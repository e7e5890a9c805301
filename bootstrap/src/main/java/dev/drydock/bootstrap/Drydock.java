package dev.drydock.bootstrap;

import dev.drydock.bootstrap.commandline.DrydockCommand;
import dev.drydock.bootstrap.commandline.parsing.CommandLines;
import dev.drydock.bootstrap.console.Console;

/** The whole program as a function of its console and arguments. */
public final class Drydock {
    private Drydock() {}

    /** Runs a command line in this process and returns its exit status. Ends no process and leaves no log handler behind. */
    public static int run(Console console, String... args) {
        return CommandLines.run(
                console, DrydockCommand.treeFor(console, args), () -> DrydockCommand.tree(console), args);
    }
}
