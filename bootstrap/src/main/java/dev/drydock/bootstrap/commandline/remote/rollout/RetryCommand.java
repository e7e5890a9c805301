package dev.drydock.bootstrap.commandline.remote.rollout;

import dev.drydock.bootstrap.commandline.remote.Route;
import dev.drydock.bootstrap.commandline.remote.Said;
import dev.drydock.bootstrap.commandline.remote.ServerOptions;
import dev.drydock.bootstrap.commandline.remote.rollout.view.RolloutLines;
import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.protocol.remote.RemoteBody;
import dev.drydock.protocol.remote.RemoteDocument;
import dev.drydock.protocol.text.Plain;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drydock rollout retry}: another attempt. */
@Command(
        name = "retry",
        description =
                "Try again the members of a rollout that had no success, or one of them; those of a rollout that has "
                        + "ended get a rollout of their own.",
        footer = {"", "Example: drydock rollout retry spring-2.1 --device gw-0042"})
final class RetryCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    ServerOptions server;

    @Parameters(paramLabel = "NAME", description = "The rollout.")
    String name = "";

    @Option(names = "--device", paramLabel = "DEVICE", description = "This member alone. Default: all without success.")
    @Nullable
    String device;

    @Option(names = "--force", description = "With --device: even if a later rollout has succeeded on it.")
    boolean force;

    @Option(names = "--json", description = "Print one JSON document.")
    boolean json;

    /** A command that has not been parsed. */
    RetryCommand(Console console) {
        this.console = console;
        this.server = new ServerOptions(console);
    }

    @Override
    public Integer call() {
        if (force && device == null) {
            throw CommandFailure.wrongUse("--force is for one device; name it with --device");
        }
        RemoteBody words = new RemoteBody();
        if (device != null) {
            words.with("device", device);
        }
        if (force) {
            words.with("force", true);
        }
        new Said(console, json).document(server.open().post(Route.of("rollouts", name, "retry"), words), this::lines);
        return ExitCode.DONE;
    }

    /** A rollout of another name tries them again when the one that was named has ended. */
    private List<String> lines(RemoteDocument rollout) {
        String tried = rollout.text("name");
        if (tried.equals(name)) {
            return RolloutLines.moved(rollout);
        }
        List<String> lines = new ArrayList<>();
        lines.add(Plain.text("Rollout " + name + " has ended. Rollout " + tried
                + " tries its devices again, and begins "
                + (rollout.text("state").equals("awaiting-approval") ? "once it is approved" : "at once") + "."));
        lines.addAll(RolloutLines.moved(rollout));
        lines.add(Plain.text("'drydock rollout status " + tried + " --watch' follows it, and 'drydock rollout pause "
                + tried + "' stops it."));
        return lines;
    }
}
