package dev.drydock.bootstrap.demo;

import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.bootstrap.console.Interrupts;
import dev.drydock.bootstrap.file.NamedFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A folder for the time of the demo, which goes with it, however it ends. */
final class DemoFolder implements AutoCloseable {
    private static final int IMAGE_BYTES = 4 << 20;

    private final Path folder;
    private final Deque<Runnable> writers = new ArrayDeque<>();
    private final PrintStream log;
    private final Interrupts.Registration atTheLatest;
    private boolean removed;

    private DemoFolder(Path folder, Console console) {
        this.folder = folder;
        this.log = console.err();
        this.atTheLatest = console.interrupts().onInterrupt(this::remove);
    }

    static DemoFolder make(Console console) {
        try {
            return new DemoFolder(Files.createTempDirectory("drydock-demo-"), console);
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.FAILED, "no temporary folder can be made: " + NamedFile.why(e));
        }
    }

    Path stateOf(String device) {
        return folder.resolve(device);
    }

    /** An image of a few MiB that no device has seen before. */
    Path makeImage() {
        Path image = folder.resolve("image.bin");
        byte[] bytes = new byte[IMAGE_BYTES];
        ThreadLocalRandom.current().nextBytes(bytes);
        try (OutputStream out = Files.newOutputStream(image)) {
            out.write(bytes);
            return image;
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.FAILED, "the image cannot be made: " + NamedFile.why(e));
        }
    }

    @Override
    public void close() {
        remove();
        atTheLatest.close();
    }

    /**
     * Starts something that writes into the folder. It is ended before the folder is removed, also when the demo is interrupted
     * while it starts.
     */
    synchronized <T> T written(Supplier<T> start, Consumer<T> end) {
        if (removed) {
            throw new CommandFailure(ExitCode.FAILED, "the demo is interrupted");
        }
        T writer = start.get();
        writers.push(() -> end.accept(writer));
        return writer;
    }

    private synchronized void remove() {
        if (removed) {
            return;
        }
        removed = true;
        writers.forEach(Runnable::run);
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException e) {
            log.println("The demo's folder " + folder + " could not be removed: " + e.getMessage());
        }
    }
}
