package dev.drydock.bootstrap.process.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.bootstrap.process.Bench;
import dev.drydock.bootstrap.process.DrydockProcess;
import dev.drydock.mqtt.mosquitto.MosquittoProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** A server in a process of its own, which a test kills and starts again, and what is asked of it. */
public final class ServerRig {
    public static final Duration PATIENCE = Duration.ofSeconds(120);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Bench bench;
    private String folder;
    private final List<String> arguments;
    private final int port;
    private DrydockProcess process;

    /** @param more options, such as the broker and the database */
    public ServerRig(Bench bench, List<String> more) throws IOException {
        this(bench, "server", more);
    }

    /** @param folder of what it keeps, within that of the bench */
    ServerRig(Bench bench, String folder, List<String> more) throws IOException {
        this.bench = bench;
        this.folder = folder;
        this.port = MosquittoProcess.freePort();
        this.arguments = new ArrayList<>(List.of(
                "server",
                "--data-dir",
                folder,
                "--listen",
                "127.0.0.1:" + port,
                "--images-listen",
                "127.0.0.1:" + MosquittoProcess.freePort()));
        arguments.addAll(more);
        start();
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    /** Starts it, and waits until it listens. */
    public void start() {
        process = bench.startProcess(arguments.toArray(String[]::new)).awaitOutput("Commands reach the server");
    }

    /** The same on another folder of the bench. */
    void startOn(String other) {
        arguments.set(arguments.indexOf("--data-dir") + 1, other);
        folder = other;
        start();
    }

    public void kill() {
        process.kill();
    }

    /** Ends it by SIGTERM; its exit status. */
    public int end() {
        return process.signal("TERM").exitStatus();
    }

    public void awaitReady() {
        Awaitility.await().atMost(PATIENCE).until(() -> status("GET", "/readyz", "") == 200);
    }

    private int status(String method, String path, String body) {
        return send(method, path, body).statusCode();
    }

    /** The body of an answer, which is a problem. */
    public String refused(String method, String path, String body) {
        HttpResponse<String> answer = send(method, "/api/v1" + path, body);
        assertThat(answer.statusCode()).as(answer.body()).isGreaterThanOrEqualTo(400);
        return answer.body();
    }

    /** The body of an answer, which is no problem. */
    public String ask(String method, String path, String body) {
        HttpResponse<String> answer = send(method, "/api/v1" + path, body);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return answer.body();
    }

    private HttpResponse<String> send(String method, String path, String body) {
        try {
            Path token = bench.folder().resolve(folder).resolve("admin.token");
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .timeout(Duration.ofSeconds(60))
                    .header("Authorization", "Bearer " + Files.readString(token).strip())
                    .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                    .build();
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Adds an image of some bytes. */
    public void addImage(String name, String version) {
        ask("PUT", "/images/" + name + "/content?version=" + version + "&model=simulated", "the bytes of " + name);
    }

    /** Creates a rollout of an image to all devices, and submits it. */
    public void rollOut(String name, String image, String waves) {
        ask("POST", "/rollouts", """
                {"name":"%s","image":"%s","target":"all","waves":"%s","soak":"1s","in-flight":"all","accept-simulated":true}""".formatted(name, image, waves));
        ask("POST", "/rollouts/" + name + "/submit", "");
    }

    /** What it has told people since it was started last. */
    public String log() {
        return process.errors();
    }

    /** All that is known of a rollout that does not go on. */
    public String story(String rollout) {
        return ask("GET", "/rollouts/" + rollout, "") + "\n"
                + ask(
                        "GET",
                        "/rollouts/" + rollout + "/members?state=ordered&state=left&state=taken&state=quiet"
                                + "&state=waiting&state=blocked",
                        "")
                + "\n" + process;
    }

    public String stateOf(String rollout) {
        Matcher state = Pattern.compile("\"state\":\"([a-z-]+)\"").matcher(ask("GET", "/rollouts/" + rollout, ""));
        assertThat(state.find()).isTrue();
        return state.group(1);
    }

    /** The members of a rollout in one state. */
    public int members(String rollout, String state) {
        String counts = ask("GET", "/rollouts/" + rollout, "").replaceFirst(".*?\"counts\":", "");
        Matcher number = Pattern.compile("\"" + state + "\":(\\d+)").matcher(counts.substring(0, counts.indexOf('}')));
        return number.find() ? Integer.parseInt(number.group(1)) : 0;
    }
}
