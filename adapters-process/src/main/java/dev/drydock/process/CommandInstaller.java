package dev.drydock.process;

import dev.drydock.application.device.image.StopSignal;
import dev.drydock.application.device.install.Installer;
import dev.drydock.application.device.install.RunningSystem;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntConsumer;

/**
 * An installer that is a program, called with a verb as its last word: {@code install}, {@code running}, {@code commit},
 * {@code rollback}. No shell is in between, and what it has to know is in its environment.
 */
public final class CommandInstaller implements Installer {
    /** With this exit code an installer says that it can never roll back. */
    public static final int NOT_SUPPORTED = 64;

    private static final System.Logger LOG = System.getLogger(CommandInstaller.class.getName());
    private static final String OWNER = "DRYDOCK_OWNER";

    private final List<String> command;
    private final String owner;
    private final Limits limits;

    /**
     * How long each verb may take before the program, with all that it started, is killed.
     *
     * @param change for {@code commit} and {@code rollback}
     */
    public record Limits(Duration install, Duration running, Duration change) {}

    /**
     * Names the program.
     *
     * @param command the program and its first words
     * @param owner tells the programs of this device app from those of others on the same machine, such as its state folder
     */
    public CommandInstaller(List<String> command, String owner, Limits limits) {
        this.command = List.copyOf(command);
        this.owner = owner;
        this.limits = limits;
    }

    @Override
    public Optional<RunningSystem> running() {
        CommandEnd end = run("running", limits.running(), Map.of(), Command.Output.STANDARD, new StopSignal(), n -> {});
        if (!(end instanceof CommandEnd.Exited exited) || exited.code() != 0) {
            return silent(end.told());
        }
        String[] words = exited.output().firstLine().split("\\s+", -1);
        if (words.length != 2) {
            return silent("should print a slot and a version, and printed '" + String.join(" ", words) + "'");
        }
        try {
            return Optional.of(new RunningSystem(words[0], new Version(words[1])));
        } catch (IllegalArgumentException e) {
            return silent("printed '" + String.join(" ", words) + "', and " + e.getMessage());
        }
    }

    /** An installation that a former device app began, and that outlived it, is ended first: there is never more than one. */
    @Override
    public Optional<Reason> install(
            UpdateOrder order, String image, RunningSystem former, IntConsumer progress, StopSignal stop) {
        int orphans = new ProcessTree(OWNER, owner).killOrphans();
        if (orphans > 0) {
            LOG.log(System.Logger.Level.WARNING, "Ended {0} processes of an installation begun earlier", orphans);
        }
        Map<String, String> facts = new TreeMap<>(OrderFacts.of(order));
        facts.putAll(facts(Optional.of(former)));
        facts.put("DRYDOCK_IMAGE", image);
        CommandEnd end = run("install", limits.install(), facts, Command.Output.WITH_ERRORS, stop, progress);
        return complaint(end, "install", ReasonCode.INSTALL_FAILED);
    }

    @Override
    public Optional<Reason> commit(Optional<RunningSystem> former) {
        return complaint(change("commit", former), "commit", ReasonCode.COMMIT_FAILED);
    }

    @Override
    public Optional<Reason> rollBack(Optional<RunningSystem> former) {
        CommandEnd end = change("rollback", former);
        boolean never = end instanceof CommandEnd.Exited exited && exited.code() == NOT_SUPPORTED;
        return never
                ? Optional.of(Reason.of(ReasonCode.UNHEALTHY_NO_ROLLBACK))
                : complaint(end, "rollback", ReasonCode.ROLLBACK_FAILED);
    }

    private CommandEnd change(String verb, Optional<RunningSystem> former) {
        return run(verb, limits.change(), facts(former), Command.Output.WITH_ERRORS, new StopSignal(), percent -> {});
    }

    private CommandEnd run(
            String verb,
            Duration limit,
            Map<String, String> facts,
            Command.Output output,
            StopSignal stop,
            IntConsumer progress) {
        Map<String, String> all = new TreeMap<>(facts);
        all.put(OWNER, owner);
        return Command.program(command, verb, limit).run(all, output, stop, new Percentages(progress));
    }

    private static Map<String, String> facts(Optional<RunningSystem> former) {
        return former.map(system -> Map.of(
                        "DRYDOCK_FORMER_SLOT", system.slot(),
                        "DRYDOCK_FORMER_VERSION", system.version().value()))
                .orElseGet(Map::of);
    }

    private static Optional<Reason> complaint(CommandEnd end, String verb, ReasonCode code) {
        return end instanceof CommandEnd.Exited exited && exited.code() == 0
                ? Optional.empty()
                : Optional.of(new Reason(code, "the installer's '" + verb + "' " + end.told()));
    }

    /** A reason is one line without control characters, however odd the output was: fit for a log. */
    private static Optional<RunningSystem> silent(String why) {
        Reason reason = new Reason(ReasonCode.INSTALL_FAILED, "The installer's 'running' " + why);
        LOG.log(System.Logger.Level.WARNING, reason.message());
        return Optional.empty();
    }
}
