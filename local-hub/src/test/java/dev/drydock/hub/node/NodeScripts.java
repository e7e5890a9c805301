package dev.drydock.hub.node;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.drydock.hub.LocalHub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A script of {@code src/test/node} that runs, with Microsoft's packages as its lock file names them. */
final class NodeScripts implements AutoCloseable {
    private static final Path SOURCE = Path.of("src/test/node");
    private static final Path PLACE = Path.of("target/node");
    private static final String LOCK = "package-lock.json";
    private static final int INSTALL_S = 150;
    private static final int RUN_S = 60;
    private static final int OLDEST_NODE = 18;

    private final Process process;
    private final Path output;

    private NodeScripts(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Copies the scripts, and installs what they need unless it is there; skips the tests where that cannot be. */
    static void install() throws IOException, InterruptedException {
        assumeTrue(nodeVersion() >= OLDEST_NODE, "Node " + OLDEST_NODE + " or later is not installed");
        Files.createDirectories(PLACE);
        Path installed = PLACE.resolve("installed-" + LOCK);
        try (Stream<Path> files = Files.list(SOURCE)) {
            for (Path file : files.toList()) {
                Files.copy(file, PLACE.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        if (Files.exists(installed) && Files.mismatch(installed, SOURCE.resolve(LOCK)) < 0) {
            return;
        }
        Files.deleteIfExists(installed);
        assumeTrue(
                run(INSTALL_S, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=1") == 0,
                "npm ci could not install Microsoft's packages; see " + log("npm"));
        Files.copy(SOURCE.resolve(LOCK), installed);
    }

    /** Starts Node, which trusts the hub besides all that it trusts anyhow. */
    static NodeScripts start(LocalHub hub, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("node"));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile(PLACE, "output", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(PLACE.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("NODE_EXTRA_CA_CERTS", hub.authorityFile().toString());
        builder.environment().put("HUB", hub.serviceConnectionString());
        return new NodeScripts(builder.start(), output);
    }

    /** Waits for its end. */
    int exit() throws InterruptedException {
        return process.waitFor(RUN_S, TimeUnit.SECONDS) ? process.exitValue() : -1;
    }

    String output() throws IOException {
        return Files.readString(output);
    }

    /** Node's test runner has a process for each file, which does not end with it. */
    @Override
    public void close() throws IOException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
        Files.delete(output);
    }

    private static int nodeVersion() throws InterruptedException {
        try {
            if (run(RUN_S, "npm", "--version") != 0 || run(RUN_S, "node", "--version") != 0) {
                return 0;
            }
            String text = Files.readString(log("node")).trim();
            return text.matches("v[0-9]+\\..*") ? Integer.parseInt(text.substring(1, text.indexOf('.'))) : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    private static int run(int seconds, String... command) throws IOException, InterruptedException {
        Files.createDirectories(PLACE);
        Process process = new ProcessBuilder(command)
                .directory(PLACE.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log(command[0]).toFile())
                .start();
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroyForcibly().onExit().join();
            return -1;
        }
        return process.exitValue();
    }

    private static Path log(String program) {
        return PLACE.resolve(program + ".log");
    }
}
