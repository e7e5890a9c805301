package dev.drydock.bootstrap.commandline.fleet;

import dev.drydock.bootstrap.commandline.option.CommonOptions;
import dev.drydock.bootstrap.commandline.remote.rollout.RolloutCommands;
import dev.drydock.bootstrap.console.Console;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code drydock rollout}: rollouts to many devices, dry and on a server. */
@Command(name = "rollout", description = "Plan the update of a fleet, and run it on a server.")
public final class RolloutCommand implements Runnable {
    @Spec
    @Nullable
    CommandSpec spec;

    @Mixin
    CommonOptions common = new CommonOptions();

    private RolloutCommand() {}

    /** The command with its subcommands. */
    public static CommandLine tree(Console console) {
        CommandLine line = new CommandLine(new RolloutCommand()).addSubcommand(new SimulateCommand(console));
        RolloutCommands.all(console).forEach(line::addSubcommand);
        return line;
    }

    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(spec.commandLine(), "say what to do, such as 'drydock rollout simulate'");
        }
    }
}
