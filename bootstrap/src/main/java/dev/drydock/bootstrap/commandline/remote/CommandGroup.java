package dev.drydock.bootstrap.commandline.remote;

import dev.drydock.bootstrap.commandline.option.CommonOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that does nothing itself, and has subcommands. */
@Command
public final class CommandGroup implements Runnable {
    private final String example;

    @Spec
    @Nullable
    CommandSpec spec;

    @Mixin
    CommonOptions common = new CommonOptions();

    private CommandGroup(String example) {
        this.example = example;
    }

    /**
     * The command with its subcommands.
     *
     * @param example a subcommand, for whom names none
     */
    public static CommandLine tree(String name, String description, String example, Object... subcommands) {
        CommandLine line = new CommandLine(new CommandGroup(example));
        line.getCommandSpec().name(name).usageMessage().description(description);
        for (Object subcommand : subcommands) {
            line.addSubcommand(subcommand);
        }
        return line;
    }

    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(
                    spec.commandLine(), "say what to do, such as 'drydock " + spec.name() + " " + example + "'");
        }
    }
}
