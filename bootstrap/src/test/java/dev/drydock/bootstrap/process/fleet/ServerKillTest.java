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
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A server that is killed with SIGKILL in the middle of rollouts to simulated agents on a real Mosquitto: every device tries each update
 * once, and every outcome is counted once.
 */
class ServerKillTest {
    private static final int DEVICES = Integer.getInteger("kill.devices", 150);
    private static final int KILLS = Integer.getInteger("kill.times", 4);
    private static final long SEED = Long.getLong("kill.seed", 7);
    private static final int ENDED_BY_SIGTERM = 143;

    @RegisterExtension
    final Bench bench = Bench.forEachTest();

    private MosquittoProcess mosquitto;

    private MqttSettings broker() throws IOException {
        assumeTrue(MosquittoProcess.installed(), "SKIPPED: mosquitto is not installed on this machine");
        mosquitto = bench.keep(
                MosquittoProcess.start(bench.folder(), "max_inflight_messages 1000", "max_queued_messages 100000"));
        return new MqttSettings(
                URI.create("mqtt://127.0.0.1:" + mosquitto.port()),
                Optional.empty(),
                Optional.empty(),
                MqttSettings.STANDARD_PREFIX);
    }

    private ServerRig server(String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("--broker", "mqtt://127.0.0.1:" + mosquitto.port()));
        arguments.addAll(List.of(more));
        return new ServerRig(bench, arguments);
    }

    private static void awaitFleet(ServerRig server) {
        Awaitility.await()
                .atMost(ServerRig.PATIENCE)
                .until(() -> server.ask("GET", "/fleet/counts", "").startsWith("{\"devices\":" + DEVICES + ","));
        server.awaitReady();
    }

    /** Kills it as soon as so many updates were tried, the numbers being drawn, and starts it again each time. */
    private static void killAlong(ServerRig server, Witnesses witnesses, int updates) {
        Random dice = new Random(SEED);
        List<Integer> moments = dice.ints(KILLS, 1, updates).sorted().boxed().toList();
        for (int moment : moments) {
            Awaitility.await()
                    .atMost(ServerRig.PATIENCE)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> witnesses.trials() >= moment);
            server.kill();
            server.start();
        }
    }

    private static void assertOnceEach(Witnesses witnesses) {
        assertThat(witnesses.byDeviceAndUpdate())
                .allSatisfy((which, times) -> assertThat(times).as(which).isEqualTo(1));
    }

    @Test
    void a_good_image_reaches_every_device_once_however_often_the_server_is_killed() throws Exception {
        Witnesses witnesses = new Witnesses(device -> false);
        try (SimulatedFleet fleet = SimulatedFleet.start(broker(), DEVICES, Duration.ofMillis(500), witnesses::of)) {
            ServerRig server = server();
            awaitFleet(server);
            server.addImage("good", "2.0.0");
            server.rollOut("spring", "good", "5%,30%,100%");
            killAlong(server, witnesses, DEVICES);

            Awaitility.await()
                    .atMost(ServerRig.PATIENCE)
                    .until(() -> server.stateOf("spring").equals("completed"));
            assertThat(server.members("spring", "succeeded")).isEqualTo(DEVICES);
            assertOnceEach(witnesses);
            Set<String> updates = witnesses.byDeviceAndUpdate().keySet().stream()
                    .map(which -> Witnesses.updateOf(which).value())
                    .collect(Collectors.toSet());
            assertThat(updates).hasSize(1);
            assertThat(server.end()).isEqualTo(ENDED_BY_SIGTERM);
            assertThat(fleet.size()).isEqualTo(DEVICES);
        }
    }

    @Test
    void a_bad_image_is_stopped_at_the_same_wave_however_often_the_server_is_killed() throws Exception {
        Witnesses witnesses = new Witnesses(device -> device.value().hashCode() % 2 == 0);
        try (SimulatedFleet fleet = SimulatedFleet.start(broker(), DEVICES, Duration.ofMillis(500), witnesses::of)) {
            ServerRig server = server();
            awaitFleet(server);
            server.addImage("bad", "2.1.0-bad");
            int first = fleet.size() / 3;
            server.rollOut("summer", "bad", "count=" + first + ",100%");
            killAlong(server, witnesses, first / 2);

            Awaitility.await()
                    .atMost(ServerRig.PATIENCE)
                    .until(() -> server.stateOf("summer").equals("paused")
                            && server.members("summer", "taken") + server.members("summer", "ordered") == 0);
            assertThat(server.members("summer", "held")).isEqualTo(DEVICES - first);
            assertOnceEach(witnesses);
            int counted = server.members("summer", "succeeded") + server.members("summer", "failed");
            assertThat(counted).isEqualTo(witnesses.trials());
        }
    }
}
