package dev.drydock.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A process of one command and all that descends from it. A descendant whose parent has ended is no longer a child of anybody;
 * on Linux it is still known by a mark in its environment, which it inherited. This process and its ancestors are never members:
 * a command may have started the device app that now runs.
 */
final class ProcessTree {
    /** Environment variable whose value differs for each run of a command. */
    static final String MARK = "DRYDOCK_COMMAND_RUN";

    private static final String NUL = "\0";
    /** A process can start another while its siblings are being killed. */
    private static final int ROUNDS = 5;

    private final String entry;
    private final Set<ProcessHandle> spared;

    ProcessTree(String mark) {
        this(mark, ProcessHandle.current());
    }

    /** @param self is spared, with its ancestors */
    ProcessTree(String mark, ProcessHandle self) {
        this.entry = MARK + "=" + mark;
        this.spared = withAncestors(self);
    }

    private static Set<ProcessHandle> withAncestors(ProcessHandle self) {
        Set<ProcessHandle> line = new HashSet<>();
        for (Optional<ProcessHandle> next = Optional.of(self); next.isPresent(); ) {
            line.add(next.get());
            next = next.get().parent();
        }
        return line;
    }

    /**
     * Outcome of killing the members of a tree whose root is unknown.
     *
     * @param killed how many processes were told to end
     * @param left how many of them run on, as a process does that the kernel does not let go
     */
    record Remains(int killed, int left) {}

    /** Kills the members and waits until they have ended, or the patience has. */
    Remains killOrphans(Duration patience) {
        Set<ProcessHandle> killed = new HashSet<>();
        long deadline = System.nanoTime() + patience.toNanos();
        List<ProcessHandle> members = marked();
        while (!members.isEmpty()) {
            members.forEach(ProcessHandle::destroyForcibly);
            killed.addAll(members);
            awaitEnds(members, deadline - System.nanoTime());
            members = marked();
            if (deadline - System.nanoTime() <= 0) {
                return new Remains(killed.size(), members.size());
            }
        }
        return new Remains(killed.size(), 0);
    }

    void kill(Process root) {
        for (int i = 0; i < ROUNDS; i++) {
            List<ProcessHandle> members = Stream.concat(root.descendants(), marked().stream())
                    .filter(member -> !spared.contains(member))
                    .toList();
            members.forEach(ProcessHandle::destroyForcibly);
            root.destroyForcibly();
            if (members.isEmpty() && i > 0) {
                return;
            }
        }
    }

    private static void awaitEnds(List<ProcessHandle> members, long nanos) {
        CompletableFuture<?>[] ends =
                members.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(ends)
                .completeOnTimeout(null, Math.max(0, nanos), TimeUnit.NANOSECONDS)
                .join();
    }

    private List<ProcessHandle> marked() {
        return ProcessHandle.allProcesses()
                .filter(process -> !spared.contains(process))
                .filter(this::isMarked)
                .toList();
    }

    /** A process that has ended and that its parent has not looked at has no environment any more. */
    private boolean isMarked(ProcessHandle process) {
        Path environment = Path.of("/proc", Long.toString(process.pid()), "environ");
        try {
            String all = new String(Files.readAllBytes(environment), StandardCharsets.ISO_8859_1);
            return (NUL + all).contains(NUL + entry + NUL);
        } catch (IOException notOursOrGone) {
            return false;
        }
    }
}
