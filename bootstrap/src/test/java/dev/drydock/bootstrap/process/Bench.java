package dev.drydock.bootstrap.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The folder in which a test runs the program, and the runs of it, which end with the test. */
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

    /** Starts the program on a thread of the tests' own process. */
    public DrydockRun start(String... arguments) {
        return startWith(Map.of(), arguments);
    }

    /** Starts the program on a thread with these environment variables. */
    public DrydockRun startWith(Map<String, String> environment, String... arguments) {
        return keep(DrydockThread.start(environment, Clock.systemUTC(), List.of(arguments)));
    }

    /** Starts the program on a thread with a wall clock of the test's own. */
    public DrydockRun startAt(Clock clock, String... arguments) {
        return keep(DrydockThread.start(Map.of(), clock, List.of(arguments)));
    }

    /** Runs the program on a thread to its end. */
    public DrydockRun run(String... arguments) {
        return runWith(Map.of(), arguments);
    }

    public DrydockRun runWith(Map<String, String> environment, String... arguments) {
        DrydockRun run = startWith(environment, arguments);
        run.exitStatus();
        return run;
    }

    /** Starts the assembled program in a process of its own, whose working folder is this one. */
    public DrydockProcess startProcess(String... arguments) {
        return startProcessWith(Map.of(), arguments);
    }

    /** Starts the assembled program in a process of its own with environment variables. */
    public DrydockProcess startProcessWith(Map<String, String> environment, String... arguments) {
        return keep(DrydockProcess.start(folder(), environment, List.of(arguments)));
    }

    /** Runs the assembled program in a process of its own to its end. */
    public DrydockProcess runProcess(String... arguments) {
        DrydockProcess process = startProcess(arguments);
        process.exitStatus();
        return process;
    }

    /** Starts a device app on a thread; it keeps its state in this folder, under its id. */
    public DrydockRun device(String broker, String id, String... more) {
        return start(deviceArguments(broker, id, more));
    }

    /** Starts a device app on a thread and waits until it is connected. */
    public DrydockRun connectedDevice(String broker, String id, String... more) {
        return device(broker, id, more).awaitError("Connected to");
    }

    /** Starts a device app in a process of its own; it keeps its state in this folder, under its id. */
    public DrydockProcess deviceProcess(String broker, String id, String... more) {
        return startProcess(deviceArguments(broker, id, more));
    }

    /** Starts a device app in a process of its own and waits until it is connected. */
    public DrydockProcess connectedDeviceProcess(String broker, String id, String... more) {
        return deviceProcess(broker, id, more).awaitError("Connected to");
    }

    private String[] deviceArguments(String broker, String id, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "device",
                "--id",
                id,
                "--broker",
                broker,
                "--state-dir",
                state(id).toString()));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    /** The state folder of a device. */
    public Path state(String id) {
        return folder().resolve("state-of-" + id);
    }

    /** Closes something at the end, the last that was opened first. */
    public synchronized <T extends AutoCloseable> T keep(T thing) {
        open.add(thing);
        return thing;
    }

    public synchronized Path folder() {
        if (folder == null) {
            try {
                folder = Files.createTempDirectory("drydock-process-");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return folder;
    }

    /** The absolute path of a file of the folder, for the command line of a run on a thread. */
    public String path(String name) {
        return folder().resolve(name).toString();
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
