package dev.drydock.bootstrap.process.fault;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.bootstrap.peer.BareService;
import dev.drydock.bootstrap.process.Bench;
import dev.drydock.bootstrap.process.DrydockRun;
import dev.drydock.bootstrap.process.fleet.ServerRig;
import dev.drydock.mqtt.MqttSettings;
import dev.drydock.mqtt.mosquitto.MosquittoProcess;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A server and a real Mosquitto for all tests of a class, which have devices and rollouts of their own: real agents, each of which a test
 * ends, starts and wipes.
 */
final class FaultBench implements BeforeAllCallback, AfterAllCallback {
    private static final Set<String> AT_REST = Set.of("idle", "completed", "failed", "rolledBack", "cancelled");

    private final Bench bench = Bench.forAllTests();
    private MosquittoProcess mosquitto;
    private BareService service;
    private ServerRig server;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        assumeTrue(MosquittoProcess.installed(), "SKIPPED: mosquitto is not installed on this machine");
        mosquitto = bench.keep(
                MosquittoProcess.start(bench.folder(), "max_inflight_messages 1000", "max_queued_messages 100000"));
        service = bench.keep(BareService.connect(uri()));
        server = server("server");
        server.awaitReady();
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        bench.afterAll(context);
    }

    Bench bench() {
        return bench;
    }

    ServerRig server() {
        return server;
    }

    /** A bare client, which follows every device. */
    BareService service() {
        return service;
    }

    /** Another server on the same broker, in a folder of its own. */
    ServerRig server(String folder) throws IOException {
        ServerRig started = new ServerRig(bench, folder, List.of("--broker", uri()));
        started.addImage("good", "2.0.0");
        return started;
    }

    String uri() {
        return "mqtt://127.0.0.1:" + mosquitto.port();
    }

    MqttSettings settings() {
        return new MqttSettings(URI.create(uri()), Optional.empty(), Optional.empty(), MqttSettings.STANDARD_PREFIX);
    }

    /** A simulated device that the server knows, which is followed from now on. */
    DrydockRun device(String id, String... more) throws IOException {
        service.follow(id);
        DrydockRun run = back(id, more);
        Awaitility.await()
                .atMost(ServerRig.PATIENCE)
                .until(() -> server.status("GET", "/api/v1/fleet/devices/" + id, "") == 200);
        return run;
    }

    /** Ends a device, and waits until the server knows that it is away: a call would wait for its answer. */
    void end(String id, DrydockRun run) {
        run.end();
        Awaitility.await()
                .atMost(ServerRig.PATIENCE)
                .until(() -> server.ask("GET", "/fleet/devices/" + id, "").contains("\"connected\":false"));
    }

    /** A device that was there before, on what is in its state folder, under another id perhaps. */
    DrydockRun back(String id, String... more) {
        List<String> options = new ArrayList<>(List.of("--model", "simulated"));
        options.addAll(Arrays.asList(more));
        if (options.stream().noneMatch(option -> option.startsWith("--simulate"))) {
            options.add("--simulate=300ms");
        }
        return bench.connectedDevice(uri(), id, options.toArray(String[]::new));
    }

    /** A query for some devices. */
    static String these(String... devices) {
        return Arrays.stream(devices).map(device -> "id = " + device).collect(Collectors.joining(" or "));
    }

    static void awaitState(ServerRig server, String rollout, String state) {
        try {
            Awaitility.await()
                    .atMost(ServerRig.PATIENCE)
                    .until(() -> server.stateOf(rollout).equals(state));
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(server.story(rollout), e);
        }
    }

    /** Waits until a server says of a device what is expected. */
    static void awaitWhy(ServerRig server, String device, String words) {
        try {
            Awaitility.await()
                    .atMost(ServerRig.PATIENCE)
                    .until(() -> server.why(device).contains(words));
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(device + ": " + server.why(device) + "\n" + server.run(), e);
        }
    }

    /** Waits until a followed device works on an update that is not under way yet; its id. */
    String awaitBegun(String device) {
        int before = service.reports(device).size();
        Awaitility.await()
                .atMost(ServerRig.PATIENCE)
                .until(() -> service.reports(device).stream().skip(before).anyMatch(FaultBench::isWorking)
                        || isWorking(service.reported(device)));
        return service.reported(device).at("/update/id").asText();
    }

    /** The updates that a followed device began, as often as it did. */
    List<String> begun(String device) {
        List<String> begun = new ArrayList<>();
        String former = "";
        for (JsonNode report : service.reports(device)) {
            String now = isWorking(report) ? report.at("/update/id").asText() : "";
            if (!now.isEmpty() && !now.equals(former)) {
                begun.add(now);
            }
            former = now;
        }
        return begun;
    }

    /** The updates that any of some devices began. */
    Set<String> begunByAny(String... devices) {
        Set<String> all = new TreeSet<>();
        Arrays.stream(devices).forEach(device -> all.addAll(begun(device)));
        return all;
    }

    private static boolean isWorking(JsonNode report) {
        String state = report.at("/update/state").asText();
        return !state.isEmpty() && !AT_REST.contains(state);
    }
}
