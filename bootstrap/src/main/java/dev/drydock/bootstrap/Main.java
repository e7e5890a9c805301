package dev.drydock.bootstrap;

import dev.drydock.bootstrap.command.DrydockCommand;
import dev.drydock.bootstrap.console.CommandLines;
import dev.drydock.bootstrap.console.Logs;

/** The whole program: both apps, and all that stands in for what is not there. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        Logs.setUp();
        System.exit(CommandLines.run(new DrydockCommand(), args));
    }
}
