package dev.drydock.bootstrap.process.azure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.drydock.bootstrap.process.Bench;
import dev.drydock.bootstrap.process.DrydockRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** {@code drydock hub} at a loopback address of its own, and the commands that go there. */
public final class RunningHub {
    private final Bench bench;
    private final JsonNode description;

    private RunningHub(Bench bench, JsonNode description) {
        this.bench = bench;
        this.description = description;
    }

    /** Starts one on a thread of the tests' process; the bench ends it. */
    public static RunningHub start(Bench bench) {
        return of(bench, bench.start(arguments(bench, someAddress(), "0")));
    }

    /** The hub of a run that begins. */
    public static RunningHub of(Bench bench, DrydockRun run) {
        run.awaitOutput("serviceConnectionString");
        try {
            return new RunningHub(bench, new JsonMapper().readTree(run.output()));
        } catch (IOException e) {
            throw new AssertionError(run.toString(), e);
        }
    }

    /** The command line of a hub that keeps its state in the folder of the bench. */
    public static String[] arguments(Bench bench, String address, String restPort) {
        String data = bench.path("hub");
        return new String[] {"hub", "--json", "--address", address, "--port", restPort, "--data-dir", data};
    }

    /** A loopback address that nobody else is likely to have. */
    static String someAddress() {
        ThreadLocalRandom dice = ThreadLocalRandom.current();
        return "127." + dice.nextInt(1, 255) + "." + dice.nextInt(1, 255) + "." + dice.nextInt(1, 255);
    }

    /** Starts another at the same address, on the state that this one kept. */
    public void startAgain() {
        bench.start(arguments(bench, address(), description.at("/restPort").asText()))
                .awaitOutput("serviceConnectionString");
    }

    /** The JSON document that it printed. */
    JsonNode description() {
        return description;
    }

    public String address() {
        return description.at("/hostName").asText();
    }

    public int mqttPort() {
        return description.at("/mqttPort").asInt();
    }

    /** The address for services. */
    public String restAddress() {
        return address() + ":" + description.at("/restPort").asText();
    }

    public String serviceConnection() {
        return description.at("/serviceConnectionString").asText();
    }

    public Path authority() {
        return Path.of(description.at("/caFile").asText());
    }

    /** Runs a command of the service app to its end. */
    public DrydockRun run(String... command) {
        DrydockRun run = begin(command);
        run.exitStatus();
        return run;
    }

    /** Runs a command of the service app to its end in a process of its own. */
    DrydockRun runProcess(String... command) {
        DrydockRun run = bench.startProcessWith(environment(), whole(command));
        run.exitStatus();
        return run;
    }

    /** Starts a command of the service app. */
    public DrydockRun begin(String... command) {
        return bench.startWith(environment(), whole(command));
    }

    private Map<String, String> environment() {
        return Map.of("DRYDOCK_CONNECTION_STRING", serviceConnection());
    }

    private String[] whole(String... command) {
        Stream<String> hub =
                Stream.of("--transport", "azure", "--ca-file", authority().toString());
        return Stream.concat(Stream.of(command), hub).toArray(String[]::new);
    }

    /** Starts a device app under its connection string, on a thread. */
    public DrydockRun device(String connection, String id, String... more) {
        return bench.start(deviceArguments(connection, id, more));
    }

    /** The command line of a device app under its connection string. */
    String[] deviceArguments(String connection, String id, String... more) {
        Path file = bench.file(id + ".connection", connection);
        List<String> arguments = new ArrayList<>(List.of("device", "--id", id, "--transport", "azure"));
        arguments.addAll(List.of("--connection-string-file", file.toString()));
        arguments.addAll(List.of("--ca-file", authority().toString()));
        arguments.addAll(List.of("--state-dir", bench.state(id).toString()));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }
}
