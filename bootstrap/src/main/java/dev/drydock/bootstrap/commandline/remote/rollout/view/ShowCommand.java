package dev.drydock.bootstrap.commandline.remote.rollout.view;

import dev.drydock.bootstrap.commandline.remote.Route;
import dev.drydock.bootstrap.commandline.remote.Said;
import dev.drydock.bootstrap.commandline.remote.ServerOptions;
import dev.drydock.bootstrap.console.AsciiJson;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.protocol.remote.RemoteDocument;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drydock rollout show}: the settings of a rollout. */
@Command(
        name = "show",
        description = "Print the settings of a rollout as they are now: a specification, from which 'create -f' makes "
                + "another one. No member is left to its default.",
        footer = {"", "Example: drydock rollout show spring-2.1 > summer.yaml"})
public final class ShowCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    ServerOptions server;

    @Parameters(paramLabel = "NAME", description = "The rollout.")
    String name = "";

    @Option(names = "--json", description = "Print one JSON document.")
    boolean json;

    /** A command that has not been parsed. */
    public ShowCommand(Console console) {
        this.console = console;
        this.server = new ServerOptions(console);
    }

    @Override
    public Integer call() {
        new Said(console, json)
                .document(server.open().get(Route.of("rollouts", name, "specification")), ShowCommand::lines);
        return ExitCode.DONE;
    }

    /** A value in JSON is one in YAML. */
    private static List<String> lines(RemoteDocument specification) {
        return specification.members().entrySet().stream()
                .map(member -> AsciiJson.of(member.getKey() + ": " + member.getValue()))
                .toList();
    }
}
