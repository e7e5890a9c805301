package dev.drydock.bootstrap.demo;

import dev.drydock.bootstrap.CommandFailure;
import dev.drydock.bootstrap.ExitCode;
import dev.drydock.bootstrap.options.NamedFile;
import dev.drydock.bootstrap.wiring.Threads;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A folder for the time of the demo, which goes with it, however it ends. */
final class DemoFolder implements AutoCloseable {
    private static final int IMAGE_BYTES = 4 << 20;
    private static final int LOOKS = 40;
    private static final int FEWEST_LOOKS = 4;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(25);

    private final Path folder;
    private final Thread atTheLatest = Threads.daemon("demo-folder", this::remove);

    private DemoFolder(Path folder) {
        this.folder = folder;
        Runtime.getRuntime().addShutdownHook(atTheLatest);
    }

    static DemoFolder make() {
        try {
            return new DemoFolder(Files.createTempDirectory("drydock-demo-"));
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
        try {
            Runtime.getRuntime().removeShutdownHook(atTheLatest);
        } catch (IllegalStateException e) {
            // The program is ending already, and removes the folder once more.
        }
    }

    /** A device app that is interrupted as it starts may still make a file, so that it is looked again until there is none. */
    private void remove() {
        for (int i = 0; i < LOOKS && (removeOnce() || i < FEWEST_LOOKS); i++) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    /** Whether there was anything to remove. */
    private boolean removeOnce() {
        if (!Files.exists(folder)) {
            return false;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException e) {
            System.getLogger(DemoFolder.class.getName())
                    .log(System.Logger.Level.DEBUG, "The demo's folder could not be removed yet", e);
        }
        return true;
    }
}
