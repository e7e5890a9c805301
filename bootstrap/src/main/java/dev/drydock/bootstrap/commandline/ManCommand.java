package dev.drydock.bootstrap.commandline;

import dev.drydock.bootstrap.commandline.option.CommonOptions;
import dev.drydock.bootstrap.console.Build;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.bootstrap.console.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code drydock man}: the manual page, made from what {@code --help} prints. */
@Command(
        name = "man",
        description = "Print the manual page, for 'man -l' or a folder of manual pages.",
        footer = {"", "To read it: drydock man | man -l -"})
final class ManCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    CommonOptions common = new CommonOptions();

    ManCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        console.out().print(new ManPage(Build.version()).of(DrydockCommand.tree(console)));
        return ExitCode.DONE;
    }
}
