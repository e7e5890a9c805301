package dev.drydock.bootstrap.commandline.remote.rollout;

import dev.drydock.bootstrap.commandline.fleet.plan.PlanOptions;
import dev.drydock.bootstrap.commandline.fleet.setting.GivenMembers;
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
import java.nio.file.Path;
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

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "Name of the rollout. Default: that in SPEC.")
    @Nullable
    String name;

    @Option(names = "--image", paramLabel = "IMAGE", description = "Name of the image that it brings.")
    @Nullable
    String image;

    @Option(
            names = "--target",
            paramLabel = "QUERY",
            description = "The devices that it is for, such as 'model = gateway and tag.site = oslo', or 'all'.")
    @Nullable
    String target;

    @Mixin
    PlanOptions plan = new PlanOptions();

    @Option(
            names = "--priority",
            paramLabel = "N",
            defaultValue = "0",
            description = "Priority among rollouts that want the same device, -100 to 100. Default: ${DEFAULT-VALUE}.")
    @Nullable
    String priority;

    @Option(names = "--dynamic", description = "Take devices too that fit the target later.")
    boolean dynamic;

    @Option(names = "--needs-approval", description = "Begin only when another person has approved it.")
    boolean needsApproval;

    @Option(
            names = "--abort-patience",
            paramLabel = "TIME",
            defaultValue = "1h",
            description = "Wait for devices under way for this long when it is aborted. Default: ${DEFAULT-VALUE}.")
    @Nullable
    String abortPatience;

    @Option(
            names = {"-f", "--file"},
            paramLabel = "SPEC",
            description =
                    "Read the rollout from SPEC, a YAML file; see docs/simulate.md. The command line comes before "
                            + "it, and it before the environment.")
    @Nullable
    Path file;

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
        ParseResult commandLine = Optional.ofNullable(spec)
                .map(known -> known.commandLine().getParseResult())
                .orElseThrow(() -> new IllegalStateException("a command runs after it was parsed"));
        Map<SpecMember, List<String>> given = GivenMembers.of(commandLine, file);
        if (name != null) {
            given.put(SpecMember.NAME, List.of(name));
        } else if (file == null) {
            throw CommandFailure.wrongUse("name the rollout, such as 'drydock rollout create spring-2.1', or a file "
                    + "that has its name, -f");
        }
        RestClient client = server.open();
        RemoteDocument rollout = client.post(Route.of("rollouts"), SpecDocument.write(given));
        if (submit) {
            rollout = submitted(client, rollout.text("name"));
        }
        new Said(console, json).document(rollout, RolloutLines::moved);
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
