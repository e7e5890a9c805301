package dev.drydock.bootstrap.commandline.remote.rollout;

import dev.drydock.bootstrap.commandline.fleet.plan.RolloutOptions;
import dev.drydock.bootstrap.commandline.remote.RestClient;
import dev.drydock.bootstrap.commandline.remote.Route;
import dev.drydock.bootstrap.commandline.remote.Said;
import dev.drydock.bootstrap.commandline.remote.ServerOptions;
import dev.drydock.bootstrap.commandline.remote.rollout.view.RolloutLines;
import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.protocol.remote.RemoteBody;
import dev.drydock.protocol.remote.RemoteDocument;
import dev.drydock.protocol.spec.SpecDocument;
import dev.drydock.protocol.spec.SpecMember;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code drydock rollout create}: one more rollout. */
@Command(
        name = "create",
        description = "Create a rollout on the server: a draft, which does nothing until it is submitted.",
        footer = {
            "",
            "The server checks the rollout, and knows the defaults of all that is not given. Here a wave may also be a",
            "query: --waves 'where tag.ring = canary soak=1h,10%%,100%%'.",
            "Examples:",
            "  drydock rollout create spring-2.1 --image gateway-2.1 --target 'model = gateway'",
            "  drydock rollout create -f spring.yaml --submit"
        })
final class CreateCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    @Nullable
    CommandSpec spec;

    @Mixin
    ServerOptions server;

    @Mixin
    RolloutOptions rollout = new RolloutOptions();

    @Option(names = "--submit", description = "Submit it at once.")
    boolean submit;

    @Option(names = "--json", description = "Print one JSON document.")
    boolean json;

    /** A command that has not been parsed. */
    CreateCommand(Console console) {
        this.console = console;
        this.server = new ServerOptions(console);
    }

    @Override
    public Integer call() {
        Map<SpecMember, List<String>> given = rollout.given(spec);
        RestClient client = server.open();
        RemoteDocument created = client.post(Route.of("rollouts"), SpecDocument.write(given));
        if (submit) {
            created = submitted(client, created.text("name"));
        }
        new Said(console, json).document(created, RolloutLines::moved);
        return ExitCode.DONE;
    }

    private static RemoteDocument submitted(RestClient client, String created) {
        try {
            return client.post(Route.of("rollouts", created, Move.SUBMIT.word()), new RemoteBody());
        } catch (CommandFailure failure) {
            throw new CommandFailure(
                    failure.exitCode(),
                    "rollout " + created + " was created, and is a draft still: " + failure.getMessage());
        }
    }
}
