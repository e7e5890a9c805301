package dev.drydock.bootstrap.process.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.bootstrap.process.Bench;
import dev.drydock.bootstrap.process.DrydockProcess;
import dev.drydock.bootstrap.process.DrydockRun;
import dev.drydock.testkit.net.LentPort;
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
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** A server in a process of its own, which a test kills and starts again, and what is asked of it. */
public final class ServerRig {
    public static final Duration PATIENCE = Duration.ofSeconds(120);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Function<String[], DrydockRun> starter;
    private Path folder;
    private final List<String> arguments;
    private final int port;
    private DrydockRun process;

    /** @param more options, such as the broker and the database */
    public ServerRig(Bench bench, List<String> more) throws IOException {
        this(bench, "server", more);
    }

    /** @param folder of what it keeps, within that of the bench */
    public ServerRig(Bench bench, String folder, List<String> more) throws IOException {
        this(bench.folder().resolve(folder), bench::startProcess, more);
    }

    /** @param starter starts the program with arguments */
    public ServerRig(Path folder, Function<String[], DrydockRun> starter, List<String> more) throws IOException {
        this.folder = folder;
        this.starter = starter;
        this.port = LentPort.next();
        this.arguments = new ArrayList<>(List.of(
                "server",
                "--data-dir",
                folder.toString(),
                "--listen",
                "127.0.0.1:" + port,
                "--images-listen",
                "127.0.0.1:" + LentPort.next()));
        arguments.addAll(more);
        start();
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    /** Starts it, and waits until it listens. */
    public void start() {
        process = starter.apply(arguments.toArray(String[]::new)).awaitOutput("Commands reach the server");
    }

    /** The same on another folder beside its own. */
    void startOn(String other) {
        folder = folder.resolveSibling(other);
        arguments.set(arguments.indexOf("--data-dir") + 1, folder.toString());
        start();
    }

    /** Kills it with SIGKILL; for a server in a process of its own. */
    public void kill() {
        ((DrydockProcess) process).kill();
    }

    /** Ends it by SIGTERM; its exit status. */
    public int end() {
        process.end();
        return process.exitStatus();
    }

    /** The run of it that goes on, or that was last. */
    public DrydockRun run() {
        return process;
    }

    public void awaitReady() {
        Awaitility.await().atMost(PATIENCE).until(() -> status("GET", "/readyz", "") == 200);
    }

    /** Why it is not ready; empty while it is. */
    public String unreadiness() {
        HttpResponse<String> answer = send("GET", "/readyz", "");
        return answer.statusCode() == 200 ? "" : answer.body();
    }

    /** The status of an answer. */
    public int status(String method, String path, String body) {
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
            Path token = folder.resolve("admin.token");
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
        rollOut(name, image, "all", waves, "");
    }

    /**
     * Creates a rollout, and submits it.
     *
     * @param target the query
     * @param more members of the document, each with a comma before it
     */
    public void rollOut(String name, String image, String target, String waves, String more) {
        ask("POST", "/rollouts", """
                {"name":"%s","image":"%s","target":"%s","waves":"%s","soak":"1s","in-flight":"all","accept-simulated":true%s}""".formatted(name, image, target, waves, more));
        ask("POST", "/rollouts/" + name + "/submit", "");
    }

    /** What it has told people since it was started last. */
    public String log() {
        return process.errors();
    }

    /** The sentences that say where a device is in its rollouts. */
    public String why(String device) {
        return ask("GET", "/fleet/devices/" + device + "/why", "");
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
