package dev.drydock.bootstrap.commandline;

import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.protocol.text.Plain;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code drydock help}: the help of a command. */
@Command(name = "help", description = "Show the help of a command.")
final class HelpCommand implements Callable<Integer> {
    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(
            arity = "0..2",
            paramLabel = "COMMAND",
            description = "The command, such as 'update' or 'rollout simulate'. Without it: the list of commands.")
    List<String> command = new ArrayList<>();

    @Override
    public Integer call() {
        CommandLine root = root();
        CommandLine shown = root;
        for (String name : command) {
            shown = shown.getSubcommands().get(name);
            if (shown == null) {
                throw CommandFailure.wrongUse("there is no command '" + Plain.text(String.join(" ", command))
                        + "'; 'drydock help' lists them");
            }
        }
        shown.usage(root.getOut());
        return ExitCode.DONE;
    }

    private CommandLine root() {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the specification before it calls");
        }
        return spec.root().commandLine();
    }
}
