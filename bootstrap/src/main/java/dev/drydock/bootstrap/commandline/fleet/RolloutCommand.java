package dev.drydock.bootstrap.commandline.fleet;

import dev.drydock.bootstrap.commandline.option.CommonOptions;
import dev.drydock.bootstrap.console.Console;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code drydock rollout}: rollouts to many devices. */
@Command(name = "rollout", description = "Plan the update of a fleet.")
public final class RolloutCommand implements Runnable {
    @Spec
    @Nullable
    CommandSpec spec;

    @Mixin
    CommonOptions common = new CommonOptions();

    private RolloutCommand() {}

    /** The command with its subcommands. */
    public static CommandLine tree(Console console) {
        return new CommandLine(new RolloutCommand()).addSubcommand(new SimulateCommand(console));
    }

    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(spec.commandLine(), "say what to do, such as 'drydock rollout simulate'");
        }
    }
}
