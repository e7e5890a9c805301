package dev.drydock.bootstrap.process.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.drydock.bootstrap.process.Bench;
import dev.drydock.bootstrap.simulated.SimulatedFleet;
import dev.drydock.mqtt.MqttSettings;
import dev.drydock.mqtt.mosquitto.MosquittoProcess;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A simulated fleet on a real Mosquitto, and servers in processes of their own. */
abstract class FleetScene {
    static final int DEVICES = Integer.getInteger("fleet.devices", 150);
    private static final Duration STAGE = Duration.ofMillis(500);

    @RegisterExtension
    final Bench bench = Bench.forEachTest();

    MosquittoProcess mosquitto;

    final MqttSettings broker() throws IOException {
        assumeTrue(MosquittoProcess.installed(), "SKIPPED: mosquitto is not installed on this machine");
        mosquitto = bench.keep(
                MosquittoProcess.start(bench.folder(), "max_inflight_messages 1000", "max_queued_messages 100000"));
        return new MqttSettings(
                URI.create("mqtt://127.0.0.1:" + mosquitto.port()),
                Optional.empty(),
                Optional.empty(),
                MqttSettings.STANDARD_PREFIX);
    }

    static SimulatedFleet fleet(MqttSettings broker, Witnesses witnesses) {
        return SimulatedFleet.start(broker, DEVICES, STAGE, witnesses::of);
    }

    final ServerRig server(String folder, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("--broker", "mqtt://127.0.0.1:" + mosquitto.port()));
        arguments.addAll(List.of(more));
        return new ServerRig(bench, folder, arguments);
    }

    static void awaitFleet(ServerRig server) {
        Awaitility.await()
                .atMost(ServerRig.PATIENCE)
                .until(() -> server.ask("GET", "/fleet/counts", "").startsWith("{\"devices\":" + DEVICES + ","));
        server.awaitReady();
    }

    static void awaitTrials(Witnesses witnesses, int updates) {
        Awaitility.await()
                .atMost(ServerRig.PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> witnesses.trials() >= updates);
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

    static void assertOnceEach(Witnesses witnesses) {
        assertThat(witnesses.byDeviceAndUpdate())
                .allSatisfy((which, times) -> assertThat(times).as(which).isEqualTo(1));
    }

    /** Of every device one end of an update is kept, with the versions before and after. */
    static void assertOneOutcomeEach(ServerRig server) {
        for (int number = 1; number <= DEVICES; number++) {
            String history = server.ask("GET", "/fleet/devices/" + "simulated-%04d".formatted(number) + "/history", "");
            assertThat(history)
                    .containsOnlyOnce("\"ending\":\"completed\"")
                    .containsOnlyOnce("\"from\":\"1.0.0\",\"to\":\"2.0.0\"")
                    .containsOnlyOnce("\"update\":");
        }
    }

    /** Every device has tried one and the same update once, and its success was counted. */
    static void assertAllUpdatedOnce(ServerRig server, String rollout, Witnesses witnesses) {
        assertThat(server.members(rollout, "succeeded")).isEqualTo(DEVICES);
        assertOnceEach(witnesses);
        Set<String> updates = witnesses.byDeviceAndUpdate().keySet().stream()
                .map(which -> Witnesses.updateOf(which).value())
                .collect(Collectors.toSet());
        assertThat(updates).hasSize(1);
        assertThat(witnesses.trials()).isEqualTo(DEVICES);
    }
}
