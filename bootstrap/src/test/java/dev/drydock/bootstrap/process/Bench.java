package dev.drydock.bootstrap.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Where a test runs the program: a folder, and processes that end with the test, each by its own process id. */
public final class Bench implements AfterEachCallback, AfterAllCallback {
    private final boolean sharedByAll;
    private final List<AutoCloseable> open = new ArrayList<>();
    private Path folder;

    private Bench(boolean sharedByAll) {
        this.sharedByAll = sharedByAll;
    }

    /** For an instance field: everything ends with each test. */
    public static Bench forEachTest() {
        return new Bench(false);
    }

    /** For a static field: everything ends with the last test of the class. */
    public static Bench forAllTests() {
        return new Bench(true);
    }

    /** Starts the program. */
    public DrydockProcess start(String... arguments) {
        return startWith(Map.of(), arguments);
    }

    /** Starts the program with environment variables. */
    public DrydockProcess startWith(Map<String, String> environment, String... arguments) {
        return keep(DrydockProcess.start(folder(), environment, List.of(arguments)));
    }

    /** Runs the program to its end. */
    public DrydockProcess run(String... arguments) {
        return runWith(Map.of(), arguments);
    }

    public DrydockProcess runWith(Map<String, String> environment, String... arguments) {
        DrydockProcess process = startWith(environment, arguments);
        process.exitStatus();
        return process;
    }

    /** Starts a device app that keeps its state in this folder, under its id. */
    public DrydockProcess device(String broker, String id, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "device",
                "--id",
                id,
                "--broker",
                broker,
                "--state-dir",
                state(id).toString()));
        arguments.addAll(List.of(more));
        return start(arguments.toArray(String[]::new));
    }

    /** Starts a device app and waits until it is connected. */
    public DrydockProcess connectedDevice(String broker, String id, String... more) {
        return device(broker, id, more).awaitError("Connected to");
    }

    /** Where a device keeps its state. */
    public Path state(String id) {
        return folder().resolve("state-of-" + id);
    }

    /** Closes something at the end, the last that was opened first. */
    public synchronized <T extends AutoCloseable> T keep(T thing) {
        open.add(thing);
        return thing;
    }

    public Path folder() {
        if (folder == null) {
            try {
                folder = Files.createTempDirectory("drydock-process-");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return folder;
    }

    public Path file(String name, String content) {
        try {
            return Files.writeString(folder().resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path file(String name, byte[] content) {
        try {
            return Files.write(folder().resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        if (!sharedByAll) {
            end();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        if (sharedByAll) {
            end();
        }
    }

    /** The folder goes last: commands that tests leave waiting end when it is gone. */
    private void end() throws Exception {
        for (int i = open.size() - 1; i >= 0; i--) {
            open.get(i).close();
        }
        open.clear();
        if (folder != null) {
            remove(folder);
            folder = null;
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
