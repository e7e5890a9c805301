package dev.drydock.bench.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder and the processes of a benchmark. Closing it, as the end of this process does, ends them by their ids and removes the
 * folder.
 */
public final class Rig implements AutoCloseable {
    private final Installation installation;
    private final Path folder;
    private final Deque<Child> children = new ArrayDeque<>();
    private final Thread hook = new Thread(this::clear, "clear");
    private int names;
    private boolean cleared;

    private Rig(Installation installation, Path folder) {
        this.installation = installation;
        this.folder = folder;
    }

    public static Rig set(Installation installation) throws IOException {
        Rig rig = new Rig(installation, Files.createTempDirectory("drydock-bench-"));
        Runtime.getRuntime().addShutdownHook(rig.hook);
        return rig;
    }

    public Installation installation() {
        return installation;
    }

    /** An unused path in the folder. */
    public synchronized Path fresh(String name) {
        return folder.resolve(name + "-" + ++names);
    }

    /** Starts a process that ends with this rig at the latest. */
    public synchronized Child start(String name, List<String> command) throws IOException {
        if (cleared) {
            throw new IllegalStateException("this is coming to its end: nothing is started any more");
        }
        Child child = Child.start(
                name, new ProcessBuilder(command).directory(folder.toFile()), folder.resolve(name + "-" + ++names));
        children.removeIf(former -> !former.isAlive());
        children.push(child);
        return child;
    }

    /** Removes a file, or a folder and its content. */
    public static void remove(Path what) throws IOException {
        if (!Files.exists(what)) {
            return;
        }
        try (Stream<Path> all = Files.walk(what)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    @Override
    public void close() {
        clear();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // This process is ending, and the hook finds nothing to do.
        }
    }

    private synchronized void clear() {
        cleared = true;
        try {
            while (!children.isEmpty()) {
                children.pop().close();
            }
            remove(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
