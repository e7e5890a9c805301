package dev.drydock.bootstrap;

import dev.drydock.bootstrap.console.Console;
import dev.drydock.bootstrap.simulated.BadImages;
import dev.drydock.bootstrap.simulated.SimulatedFleet;
import dev.drydock.broker.BrokerSettings;
import dev.drydock.broker.LocalBroker;
import dev.drydock.mqtt.MqttSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.LogManager;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One walk through the program, from which the archives of its classes are made: help, which reads every command, the demo, then a rollout by
 * the command line. The server of that rollout is a process of its own and leaves an archive of its own, as whatever is in an archive takes
 * memory.
 */
public final class RehearsalMain {
    private static final Pattern SERVER = Pattern.compile("Commands reach the server at (\\S+);");
    private static final String READY = "the server is ready.";
    private static final String ANY = "127.0.0.1:0";
    private static final int DEVICES = 12;
    private static final Duration STAGE = Duration.ofMillis(100);
    private static final int IMAGE_BYTES = 4096;

    private final Console console;
    private final Path folder;

    private RehearsalMain(Console console, Path folder) {
        this.console = console;
        this.folder = folder;
    }

    /** Takes the file for the archive of the server's classes; that of this process is told to the JVM. */
    public static void main(String[] args) {
        ThisProcess.run(console -> {
            LogManager.getLogManager().reset();
            int status = Math.max(Drydock.run(console, "help"), Drydock.run(console, "demo"));
            try {
                Path folder = Files.createTempDirectory("drydock-rehearsal-");
                try {
                    return Math.max(status, new RehearsalMain(console, folder).withFleet(Path.of(args[0])));
                } finally {
                    delete(folder);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private int withFleet(Path archive) throws IOException {
        try (LocalBroker broker = LocalBroker.start(BrokerSettings.inMemory())) {
            URI uri = URI.create(broker.uri().replaceFirst("^tcp", "mqtt"));
            MqttSettings settings =
                    new MqttSettings(uri, Optional.empty(), Optional.empty(), MqttSettings.STANDARD_PREFIX);
            try (SimulatedFleet devices = SimulatedFleet.start(settings, DEVICES, STAGE, device -> new BadImages())) {
                console.err().println(devices.size() + " simulated devices run.");
                return withServer(uri, archive);
            }
        }
    }

    private int withServer(URI broker, Path archive) throws IOException {
        Process server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:ArchiveClassesAtExit=" + archive,
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xlog:disable",
                        "-Xlog:all=off",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "server",
                        "--broker=" + broker,
                        "--data-dir=" + folder.resolve("data"),
                        "--listen=" + ANY,
                        "--images-listen=" + ANY)
                .redirectErrorStream(true)
                .start();
        try {
            return command(address(server.getInputStream()));
        } finally {
            server.destroy();
            server.onExit().join();
        }
    }

    /** Waits until a server is ready, and returns its address. */
    private static String address(InputStream said) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(said, StandardCharsets.UTF_8));
        Optional<String> address = Optional.empty();
        boolean isReady = false;
        while (address.isEmpty() || !isReady) {
            String line = lines.readLine();
            if (line == null) {
                throw new IOException("the server has ended before it was ready");
            }
            Matcher matcher = SERVER.matcher(line);
            address = matcher.find() ? Optional.of(matcher.group(1)) : address;
            isReady |= line.endsWith(READY);
        }
        return address.get();
    }

    /** Rolls an image out, and returns the worst exit status. */
    private int command(String server) throws IOException {
        Path image = Files.write(folder.resolve("new.img"), new byte[IMAGE_BYTES]);
        List<List<String>> commands = List.of(
                List.of("image", "add", image.toString(), "--version=2.0.0", "--model=simulated"),
                List.of("fleet", "tag", "simulated-0001", "ring=canary"),
                List.of(
                        "rollout",
                        "create",
                        "spring",
                        "--image=simulated-2.0.0",
                        "--target=model = simulated",
                        "--waves=where tag.ring = canary,100%",
                        "--soak=100ms",
                        "--accept-simulated"),
                List.of("rollout", "preview", "spring"),
                List.of("rollout", "submit", "spring"),
                List.of("rollout", "status", "spring", "--watch"),
                List.of("rollout", "members", "spring"),
                List.of("rollout", "why", "simulated-0001"),
                List.of("fleet", "counts"),
                List.of("fleet", "list", "--json"));
        int worst = 0;
        for (List<String> one : commands) {
            List<String> arguments = new ArrayList<>(one);
            arguments.add("--server=" + server);
            arguments.add("--token-file=" + folder.resolve("data").resolve("admin.token"));
            worst = Math.max(worst, Drydock.run(console, arguments.toArray(String[]::new)));
        }
        return worst;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }
}
