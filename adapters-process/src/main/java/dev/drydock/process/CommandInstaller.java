package dev.drydock.process;

import dev.drydock.application.device.StorageFailure;
import dev.drydock.application.device.image.StopSignal;
import dev.drydock.application.device.install.Installer;
import dev.drydock.application.device.install.OpenInstallation;
import dev.drydock.application.device.install.RunningAnswer;
import dev.drydock.application.device.install.RunningSystem;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.trust.memory.Release;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * An installer that is a program. Its last word is a verb: {@code install}, {@code running}, {@code commit} or
 * {@code rollback}. No shell is involved; the facts of the update are in the environment of the program.
 *
 * <p>There is never more than one installation: an {@code install} that outlived the device app that began it is ended before
 * the next {@code install} or {@code rollback}. Services that an {@code install} started before it ended are left alone.
 */
public final class CommandInstaller implements Installer {
    /** Exit code of {@code rollback} for an installer that can never roll back. */
    public static final int NOT_SUPPORTED = 64;

    private static final System.Logger LOG = System.getLogger(CommandInstaller.class.getName());
    private static final Duration LONGEST_END = Duration.ofSeconds(30);

    private final List<String> command;
    private final OpenInstallation open;
    private final Limits limits;
    private final LongSupplier nanoTime;

    /**
     * Time limits of the verbs, after which the program is killed with all that it started.
     *
     * @param change for {@code commit} and {@code rollback}
     */
    public record Limits(Duration install, Duration running, Duration change) {}

    /**
     * An installer that runs this program.
     *
     * @param command the program and its first words
     * @param open the note of the installation under way; no other device app may use it
     */
    public CommandInstaller(List<String> command, OpenInstallation open, Limits limits) {
        this(command, open, limits, System::nanoTime);
    }

    CommandInstaller(List<String> command, OpenInstallation open, Limits limits, LongSupplier nanoTime) {
        this.command = List.copyOf(command);
        this.open = open;
        this.limits = limits;
        this.nanoTime = nanoTime;
    }

    @Override
    public RunningAnswer running() {
        CommandEnd end = verb("running", limits.running()).run(Map.of(), Command.Output.STANDARD, new StopSignal());
        return end.outputIfExited(0).map(output -> read(output.firstLine())).orElseGet(() -> unavailable(end.told()));
    }

    private static RunningAnswer read(String line) {
        String[] words = line.split("\\s+", -1);
        if (words.length != 2) {
            return unavailable("should print a slot and a version, and printed '" + line + "'");
        }
        try {
            return new RunningAnswer.Known(new RunningSystem(words[0], new Version(words[1])));
        } catch (IllegalArgumentException e) {
            return unavailable("printed '" + line + "', and " + e.getMessage());
        }
    }

    private static RunningAnswer unavailable(String why) {
        return new RunningAnswer.Unavailable(
                new Reason(ReasonCode.INSTALLER_UNAVAILABLE, "the installer's 'running' " + why));
    }

    @Override
    public Optional<Reason> install(
            UpdateOrder order,
            Optional<Release> release,
            String image,
            RunningSystem former,
            IntConsumer progress,
            StopSignal stop) {
        String mark = Command.newMark();
        return endLeftover(ReasonCode.INSTALL_FAILED).or(() -> begin(mark)).or(() -> {
            Map<String, String> facts = new TreeMap<>(OrderFacts.of(order, release));
            facts.putAll(facts(Optional.of(former)));
            facts.put("DRYDOCK_IMAGE", image);
            CommandEnd end = verb("install", limits.install())
                    .run(facts, Command.Output.WITH_ERRORS, stop, mark, new Percentages(progress));
            if (end.leavesServices()) {
                forget(() -> Optional.of(mark));
            }
            return complaint(end, "install", ReasonCode.INSTALL_FAILED);
        });
    }

    /** An installation that stopped the device app before it ended itself is finished now. */
    @Override
    public Optional<Reason> commit(Optional<RunningSystem> former) {
        CommandEnd end = change("commit", former);
        if (end.succeeded()) {
            forget(open::mark);
        }
        return complaint(end, "commit", ReasonCode.COMMIT_FAILED);
    }

    @Override
    public Optional<Reason> rollBack(Optional<RunningSystem> former) {
        return endLeftover(ReasonCode.ROLLBACK_FAILED).or(() -> {
            CommandEnd end = change("rollback", former);
            return end.outputIfExited(NOT_SUPPORTED).isPresent()
                    ? Optional.of(Reason.of(ReasonCode.UNHEALTHY_NO_ROLLBACK))
                    : complaint(end, "rollback", ReasonCode.ROLLBACK_FAILED);
        });
    }

    /** Ends an installation that outlived the device app that began it; the reason why that was not possible. */
    private Optional<Reason> endLeftover(ReasonCode code) {
        Optional<String> mark = open.mark();
        if (mark.isEmpty()) {
            return Optional.empty();
        }
        ProcessTree.Remains remains = new ProcessTree(mark.get()).killOrphans(LONGEST_END);
        if (remains.killed() > 0) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Ended {0} processes of an installation that was not finished",
                    remains.killed());
        }
        if (remains.left() > 0) {
            String why = remains.left() + " processes of an installation that was not finished cannot be ended";
            return Optional.of(new Reason(code, why));
        }
        forget(() -> mark);
        return Optional.empty();
    }

    private Optional<Reason> begin(String mark) {
        try {
            open.begin(mark);
            return Optional.empty();
        } catch (StorageFailure e) {
            return Optional.of(e.reason());
        }
    }

    /** A note that stays is no reason to fail what has been done: at worst, services of this run are ended by it later. */
    private void forget(Supplier<Optional<String>> mark) {
        try {
            mark.get().ifPresent(open::end);
        } catch (StorageFailure e) {
            LOG.log(System.Logger.Level.WARNING, "The note of an installation cannot be removed: {0}", e.reason());
        }
    }

    private CommandEnd change(String verb, Optional<RunningSystem> former) {
        return verb(verb, limits.change()).run(facts(former), Command.Output.WITH_ERRORS, new StopSignal());
    }

    private Command verb(String verb, Duration limit) {
        return Command.program(command, verb, limit).on(nanoTime);
    }

    private static Map<String, String> facts(Optional<RunningSystem> former) {
        return former.map(system -> Map.of(
                        "DRYDOCK_FORMER_SLOT", system.slot(),
                        "DRYDOCK_FORMER_VERSION", system.version().value()))
                .orElseGet(Map::of);
    }

    private static Optional<Reason> complaint(CommandEnd end, String verb, ReasonCode code) {
        return end.succeeded()
                ? Optional.empty()
                : Optional.of(new Reason(code, "the installer's '" + verb + "' " + end.told()));
    }
}
