package dev.drydock.bootstrap.process.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.drydock.bootstrap.process.Bench;
import dev.drydock.bootstrap.simulated.SimulatedFleet;
import dev.drydock.mqtt.MqttSettings;
import dev.drydock.mqtt.mosquitto.MosquittoProcess;
import dev.drydock.testkit.postgres.PostgresServer;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
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
public abstract class FleetScene {
    protected static final int DEVICES = Integer.getInteger("fleet.devices", 150);
    private static final Duration STAGE = Duration.ofMillis(500);

    @RegisterExtension
    protected final Bench bench = Bench.forEachTest();

    protected MosquittoProcess mosquitto;

    protected final MqttSettings broker() throws IOException {
        assumeTrue(MosquittoProcess.installed(), "SKIPPED: mosquitto is not installed on this machine");
        mosquitto = bench.keep(
                MosquittoProcess.start(bench.folder(), "max_inflight_messages 1000", "max_queued_messages 100000"));
        return new MqttSettings(
                URI.create("mqtt://127.0.0.1:" + mosquitto.port()),
                Optional.empty(),
                Optional.empty(),
                MqttSettings.STANDARD_PREFIX);
    }

    protected static SimulatedFleet fleet(MqttSettings broker, Witnesses witnesses) {
        return fleet(broker, DEVICES, witnesses);
    }

    protected static SimulatedFleet fleet(MqttSettings broker, int devices, Witnesses witnesses) {
        return SimulatedFleet.start(broker, devices, STAGE, witnesses::of);
    }

    protected final PostgresServer postgres() throws Exception {
        assumeTrue(PostgresServer.isInstalled(), "SKIPPED: PostgreSQL is not installed on this machine");
        return bench.keep(PostgresServer.start());
    }

    /** The address of a new database. */
    protected static String database(PostgresServer postgres) throws SQLException {
        try (Connection connection = DriverManager.getConnection(postgres.url("postgres"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE fleet");
        }
        return postgres.url("fleet");
    }

    protected final ServerRig server(String folder, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("--broker", "mqtt://127.0.0.1:" + mosquitto.port()));
        arguments.addAll(List.of(more));
        return new ServerRig(bench, folder, arguments);
    }

    protected static void awaitFleet(ServerRig server) {
        awaitFleet(server, DEVICES);
    }

    protected static void awaitFleet(ServerRig server, int devices) {
        Awaitility.await()
                .atMost(ServerRig.PATIENCE)
                .until(() -> server.ask("GET", "/fleet/counts", "").startsWith("{\"devices\":" + devices + ","));
        server.awaitReady();
    }

    protected static void awaitTrials(Witnesses witnesses, int updates) {
        Awaitility.await()
                .atMost(ServerRig.PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> witnesses.trials() >= updates);
    }

    protected static void awaitState(ServerRig server, String rollout, String state) {
        try {
            Awaitility.await()
                    .atMost(ServerRig.PATIENCE)
                    .until(() -> server.stateOf(rollout).equals(state));
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(server.story(rollout), e);
        }
    }

    protected static void assertOnceEach(Witnesses witnesses) {
        assertThat(witnesses.byDeviceAndUpdate())
                .allSatisfy((which, times) -> assertThat(times).as(which).isEqualTo(1));
    }

    /** Of every device one end of an update is kept, with the versions before and after. */
    static void assertOneOutcomeEach(ServerRig server) {
        assertOneOutcomeEach(server, DEVICES);
    }

    static void assertOneOutcomeEach(ServerRig server, int devices) {
        for (int number = 1; number <= devices; number++) {
            String history = server.ask("GET", "/fleet/devices/" + "simulated-%04d".formatted(number) + "/history", "");
            assertThat(history)
                    .containsOnlyOnce("\"ending\":\"completed\"")
                    .containsOnlyOnce("\"from\":\"1.0.0\",\"to\":\"2.0.0\"")
                    .containsOnlyOnce("\"update\":");
        }
    }

    /** Every device has tried one and the same update once, and its success was counted. */
    protected static void assertAllUpdatedOnce(ServerRig server, String rollout, Witnesses witnesses) {
        assertAllUpdatedOnce(server, rollout, DEVICES, witnesses);
    }

    protected static void assertAllUpdatedOnce(ServerRig server, String rollout, int devices, Witnesses witnesses) {
        assertThat(server.members(rollout, "succeeded")).isEqualTo(devices);
        assertOnceEach(witnesses);
        Set<String> updates = witnesses.byDeviceAndUpdate().keySet().stream()
                .map(which -> Witnesses.updateOf(which).value())
                .collect(Collectors.toSet());
        assertThat(updates).hasSize(1);
        assertThat(witnesses.trials()).isEqualTo(devices);
    }
}
