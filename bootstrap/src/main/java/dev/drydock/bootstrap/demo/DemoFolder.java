package dev.drydock.bootstrap.demo;

import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.bootstrap.console.Interrupts;
import dev.drydock.bootstrap.file.NamedFile;
import java.io.IOException;
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
    private static final String IMAGE = "image.bin";

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
        byte[] bytes = new byte[IMAGE_BYTES];
        ThreadLocalRandom.current().nextBytes(bytes);
        return write(IMAGE, bytes);
    }

    /** Changes a byte in the midst of the image. */
    void changeImage() {
        byte[] bytes = read(IMAGE);
        bytes[IMAGE_BYTES / 2] ^= 1;
        write(IMAGE, bytes);
    }

    /** Writes a file, whose folder is made. */
    synchronized Path write(String name, byte[] bytes) {
        refuseWhenRemoved();
        Path file = folder.resolve(name);
        try {
            Files.createDirectories(file.getParent());
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.FAILED, "'" + file + "' cannot be written: " + NamedFile.why(e));
        }
    }

    byte[] read(String name) {
        return NamedFile.bytes("the demo", folder.resolve(name));
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
        refuseWhenRemoved();
        T writer = start.get();
        writers.push(() -> end.accept(writer));
        return writer;
    }

    private void refuseWhenRemoved() {
        if (removed) {
            throw new CommandFailure(ExitCode.FAILED, "the demo is interrupted");
        }
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
