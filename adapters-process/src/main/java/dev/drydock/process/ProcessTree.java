package dev.drydock.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A process and all that descends from it. A descendant whose parent has ended is nobody's child any more; on Linux it is still
 * known by a mark in its environment, which it inherited.
 */
final class ProcessTree {
    static final String MARK = "DRYDOCK_COMMAND_RUN";

    private static final char NUL = 0;
    /** A process can start another while its siblings are being killed. */
    private static final int ROUNDS = 5;

    private final String mark;

    /** @param variable of the environment, by whose value the members are told from other processes */
    ProcessTree(String variable, String value) {
        this.mark = variable + "=" + value;
    }

    /** Kills what is left of a tree whose root nobody knows any more; how many processes that were. */
    int killOrphans() {
        int killed = 0;
        for (int i = 0; i < ROUNDS; i++) {
            List<ProcessHandle> members = marked().toList();
            members.forEach(ProcessHandle::destroyForcibly);
            killed += members.size();
        }
        return killed;
    }

    void kill(Process root) {
        for (int i = 0; i < ROUNDS; i++) {
            List<ProcessHandle> members =
                    Stream.concat(root.descendants(), marked()).toList();
            members.forEach(ProcessHandle::destroyForcibly);
            root.destroyForcibly();
            if (members.isEmpty() && i > 0) {
                return;
            }
        }
    }

    private Stream<ProcessHandle> marked() {
        return ProcessHandle.allProcesses().filter(this::isMarked);
    }

    private boolean isMarked(ProcessHandle process) {
        Path environment = Path.of("/proc", Long.toString(process.pid()), "environ");
        try {
            return new String(Files.readAllBytes(environment), StandardCharsets.ISO_8859_1).contains(mark + NUL);
        } catch (IOException notOursOrGone) {
            return false;
        }
    }
}
