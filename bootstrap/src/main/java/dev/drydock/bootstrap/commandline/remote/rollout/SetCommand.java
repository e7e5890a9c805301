package dev.drydock.bootstrap.commandline.remote.rollout;

import dev.drydock.bootstrap.commandline.fleet.setting.GivenMembers;
import dev.drydock.bootstrap.commandline.remote.Route;
import dev.drydock.bootstrap.commandline.remote.Said;
import dev.drydock.bootstrap.commandline.remote.ServerOptions;
import dev.drydock.bootstrap.commandline.remote.rollout.view.RolloutLines;
import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.protocol.spec.SpecDocument;
import dev.drydock.protocol.spec.SpecMember;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** {@code drydock rollout set}: other limits, deadline and pace. */
@Command(
        name = "set",
        description = "Change limits, deadline and pace of a rollout while it runs. What is not given stays as it is.",
        footer = {
            "",
            "The environment and the file of --config change nothing here: only what is on the command line does.",
            "Example: drydock rollout set spring-2.1 --in-flight 500 --deadline 3d"
        })
final class SetCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    @Nullable
    CommandSpec spec;

    @Mixin
    ServerOptions server;

    @Parameters(paramLabel = "NAME", description = "The rollout.")
    String name = "";

    @Mixin
    ChangeOptions changes = new ChangeOptions();

    @Option(names = "--json", description = "Print one JSON document.")
    boolean json;

    /** A command that has not been parsed. */
    SetCommand(Console console) {
        this.console = console;
        this.server = new ServerOptions(console);
    }

    @Override
    public Integer call() {
        ParseResult commandLine = Optional.ofNullable(spec)
                .map(known -> known.commandLine().getParseResult())
                .orElseThrow(() -> new IllegalStateException("a command runs after it was parsed"));
        Map<SpecMember, List<String>> given = GivenMembers.among(commandLine, ChangeOptions.MEMBERS);
        if (given.isEmpty()) {
            throw CommandFailure.wrongUse("say what to change, such as --in-flight 500");
        }
        new Said(console, json)
                .document(
                        server.open().patch(Route.of("rollouts", name), SpecDocument.write(given)),
                        RolloutLines::moved);
        return ExitCode.DONE;
    }
}
