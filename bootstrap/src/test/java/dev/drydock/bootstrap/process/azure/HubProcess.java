package dev.drydock.bootstrap.process.azure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.drydock.bootstrap.process.Bench;
import dev.drydock.bootstrap.process.DrydockProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** {@code drydock hub} in a process of its own, at a loopback address of its own, and the commands that go there. */
public final class HubProcess {
    private final Bench bench;
    private final String address;
    private DrydockProcess process;
    private JsonNode description;

    private HubProcess(Bench bench, String address) {
        this.bench = bench;
        this.address = address;
        start("0");
    }

    /** Starts one; the bench ends it. */
    public static HubProcess start(Bench bench) {
        return new HubProcess(bench, someAddress());
    }

    /** A loopback address that nobody else is likely to have. */
    static String someAddress() {
        ThreadLocalRandom dice = ThreadLocalRandom.current();
        return "127." + dice.nextInt(1, 255) + "." + dice.nextInt(1, 255) + "." + dice.nextInt(1, 255);
    }

    /** Ends it as {@code kill -9} does. */
    void kill() {
        process.kill();
    }

    /** Starts it where it was, on what it kept. */
    void startAgain() {
        start(description.at("/restPort").asText());
    }

    /** What it said of itself as JSON. */
    JsonNode description() {
        return description;
    }

    public String address() {
        return address;
    }

    /** Where services go. */
    public String restAddress() {
        return address + ":" + description.at("/restPort").asText();
    }

    public String serviceConnection() {
        return description.at("/serviceConnectionString").asText();
    }

    public Path authority() {
        return Path.of(description.at("/caFile").asText());
    }

    /** Runs a command of the service app to its end. */
    public DrydockProcess run(String... command) {
        DrydockProcess run = begin(command);
        run.exitStatus();
        return run;
    }

    /** Starts a command of the service app. */
    public DrydockProcess begin(String... command) {
        return bench.startWith(
                Map.of("DRYDOCK_CONNECTION_STRING", serviceConnection()),
                Stream.concat(
                                Stream.of(command),
                                Stream.of(
                                        "--transport",
                                        "azure",
                                        "--ca-file",
                                        authority().toString()))
                        .toArray(String[]::new));
    }

    /** Starts a device app under its connection string. */
    public DrydockProcess device(String connection, String id, String... more) {
        Path file = bench.file(id + ".connection", connection);
        List<String> arguments = new ArrayList<>(List.of("device", "--id", id, "--transport", "azure"));
        arguments.addAll(List.of("--connection-string-file", file.toString()));
        arguments.addAll(List.of("--ca-file", authority().toString()));
        arguments.addAll(List.of("--state-dir", bench.state(id).toString()));
        arguments.addAll(List.of(more));
        return bench.start(arguments.toArray(String[]::new));
    }

    private void start(String restPort) {
        process = bench.start("hub", "--json", "--address", address, "--port", restPort, "--data-dir", "hub")
                .awaitOutput("serviceConnectionString");
        try {
            description = new JsonMapper().readTree(process.output());
        } catch (java.io.IOException e) {
            throw new AssertionError(process.toString(), e);
        }
    }
}
