package dev.drydock.bench.server;

import dev.drydock.bench.rig.Child;
import dev.drydock.bench.rig.Installation;
import dev.drydock.bench.rig.Mosquitto;
import dev.drydock.bench.rig.Rig;
import dev.drydock.testkit.net.LentPort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged server in a process of its own, started as {@code ./drydock server} does, and requests to it. */
public final class ServerProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(10);
    private static final Pattern STATE = Pattern.compile("\"state\":\"([a-z-]+)\"");
    private static final Pattern DEVICES = Pattern.compile("\"devices\":(\\d+)");
    private static final String MAIN = "dev.drydock.bootstrap.Main";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Child process;
    private final Path folder;
    private final int port;

    private ServerProcess(Child process, Path folder, int port) {
        this.process = process;
        this.folder = folder;
        this.port = port;
    }

    /**
     * Starts one, and returns at once.
     *
     * @param folder of all that it keeps
     * @param broker of the devices; empty for one of its own
     */
    public static ServerProcess start(Rig rig, Optional<Mosquitto> broker, Path folder) throws IOException {
        int port = LentPort.next();
        List<String> arguments = new ArrayList<>(List.of(
                "server",
                "--data-dir",
                folder.toString(),
                "--listen",
                "127.0.0.1:" + port,
                "--images-listen",
                "127.0.0.1:" + LentPort.next()));
        arguments.addAll(broker.map(one -> List.of("--broker", one.uri()))
                .orElse(List.of("--broker-listen", "127.0.0.1:" + LentPort.next())));
        Installation installation = rig.installation();
        List<String> command = new ArrayList<>();
        if (installation.launcher().isPresent()) {
            command.add(installation.launcher().get().toString());
            command.addAll(arguments);
        } else {
            command.addAll(Installation.java(
                    installation.programClassPath(),
                    List.of("-XX:TieredStopAtLevel=1"),
                    MAIN,
                    arguments.toArray(String[]::new)));
        }
        return new ServerProcess(rig.start("server", command), folder, port);
    }

    /** Waits until it is ready, and returns the time since its start, nanoseconds. */
    public long awaitReady() throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (process.isAlive() && System.nanoTime() < until) {
            if (isReady()) {
                return System.nanoTime() - process.startedAt();
            }
            process.runFor(POLL);
        }
        throw new IllegalStateException("the server is not ready" + process.said());
    }

    private boolean isReady() throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/readyz"))
                    .timeout(PATIENCE)
                    .build();
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException refused) {
            return false;
        }
    }

    /** The body of an answer, which is no problem. */
    public String ask(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1" + path))
                .timeout(PATIENCE)
                .header(
                        "Authorization",
                        "Bearer "
                                + Files.readString(folder.resolve("admin.token"))
                                        .strip())
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(
                    method + " " + path + " is answered " + answer.statusCode() + " " + answer.body() + process.said());
        }
        return answer.body();
    }

    /** Waits until so many devices are in its inventory. */
    public void awaitFleet(int devices) throws IOException, InterruptedException {
        awaitThat(() -> {
            Matcher number = DEVICES.matcher(ask("GET", "/fleet/counts", ""));
            return number.find() && Integer.parseInt(number.group(1)) == devices;
        });
    }

    /** Waits until a rollout is completed. */
    public void awaitCompleted(String rollout) throws IOException, InterruptedException {
        awaitThat(() -> "completed".equals(stateOf(rollout)));
    }

    private String stateOf(String rollout) throws IOException, InterruptedException {
        String answer = ask("GET", "/rollouts/" + rollout, "");
        Matcher state = STATE.matcher(answer);
        if (!state.find() || state.group(1).equals("paused")) {
            throw new IllegalStateException("a rollout does not go on: " + answer + process.said());
        }
        return state.group(1);
    }

    /** Something that can be asked for. */
    private interface Question {
        boolean isTrue() throws IOException, InterruptedException;
    }

    private void awaitThat(Question question) throws IOException, InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!question.isTrue()) {
            if (!process.isAlive() || System.nanoTime() > until) {
                throw new IllegalStateException("the server does not get there" + process.said());
            }
            process.runFor(POLL);
        }
    }

    public long cpuNanos() {
        return process.cpuNanos();
    }

    public Optional<Long> residentBytes() throws IOException {
        return process.residentBytes();
    }

    /** Lets it rest for a while. */
    public void rest(Duration time) throws InterruptedException {
        process.runFor(time);
    }

    /** Ends it in good order. */
    @Override
    public void close() throws InterruptedException {
        process.stop();
    }
}
