package dev.drydock.bootstrap.commandline;

import dev.drydock.bootstrap.commandline.option.CommonOptions;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.bootstrap.console.ExitCode;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code drydock completion}: a script with which a shell completes commands and options. */
@Command(
        name = "completion",
        description = "Print a script that completes commands and options in bash and zsh.",
        footer = {
            "",
            "In bash, for this shell: source <(drydock completion). For every shell to come:",
            "  drydock completion > ~/.local/share/bash-completion/completions/drydock"
        })
final class CompletionCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    CommonOptions common = new CommonOptions();

    CompletionCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        console.out().print(AutoComplete.bash("drydock", DrydockCommand.tree(console)));
        return ExitCode.DONE;
    }
}
