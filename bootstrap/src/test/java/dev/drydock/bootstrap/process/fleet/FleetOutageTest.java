package dev.drydock.bootstrap.process.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.bootstrap.simulated.SimulatedFleet;
import dev.drydock.testkit.postgres.PostgresServer;
import java.util.Random;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Brokers, databases and servers that are killed in the middle of rollouts to simulated agents on a real Mosquitto. */
class FleetOutageTest extends FleetScene {
    private static final int FAILOVER_DEVICES = Integer.getInteger("fleet.failover.devices", DEVICES);

    /** A server that has heard the fleet, and rolls a good image out. */
    private ServerRig rollingOut(String waves, String... options) throws Exception {
        ServerRig server = server("server", options);
        awaitFleet(server);
        server.addImage("good", "2.0.0");
        server.rollOut("spring", "good", waves);
        return server;
    }

    private void awaitAllUpdatedOnce(ServerRig server, Witnesses witnesses) throws Exception {
        awaitState(server, "spring", "completed");
        assertAllUpdatedOnce(server, "spring", witnesses);
    }

    @Test
    void a_broker_that_is_killed_and_has_forgotten_everything_costs_no_device_its_update() throws Exception {
        Witnesses witnesses = new Witnesses(device -> false);
        try (SimulatedFleet fleet = fleet(broker(), witnesses)) {
            ServerRig server = rollingOut("10%,100%");
            awaitTrials(witnesses, fleet.size() / 3);
            mosquitto.kill();
            mosquitto.restart();

            awaitAllUpdatedOnce(server, witnesses);
        }
    }

    @Test
    void a_database_that_is_killed_and_comes_back_loses_nothing() throws Exception {
        Witnesses witnesses = new Witnesses(device -> false);
        PostgresServer postgres = postgres();
        try (SimulatedFleet fleet = fleet(broker(), witnesses)) {
            ServerRig server = rollingOut("10%,100%", "--database", database(postgres));
            awaitTrials(witnesses, fleet.size() / 3);
            postgres.kill();
            postgres.begin();

            server.awaitReady();
            awaitAllUpdatedOnce(server, witnesses);
        }
    }

    @Test
    void a_database_and_a_broker_that_are_killed_together_and_come_back_lose_nothing() throws Exception {
        Witnesses witnesses = new Witnesses(device -> false);
        PostgresServer postgres = postgres();
        try (SimulatedFleet fleet = fleet(broker(), witnesses)) {
            ServerRig server = rollingOut("10%,100%", "--database", database(postgres));
            awaitTrials(witnesses, fleet.size() / 3);
            postgres.kill();
            mosquitto.kill();
            Awaitility.await()
                    .atMost(ServerRig.PATIENCE)
                    .until(() -> !server.unreadiness().isEmpty());
            assertThat(server.status("GET", "/api/v1/rollouts/spring", "")).isEqualTo(503);
            mosquitto.restart();
            postgres.begin();

            server.awaitReady();
            awaitAllUpdatedOnce(server, witnesses);
        }
    }

    @Test
    void devices_that_go_on_while_the_server_is_stopped_are_counted_when_it_is_back() throws Exception {
        Witnesses witnesses = new Witnesses(device -> false);
        try (SimulatedFleet fleet = fleet(broker(), witnesses)) {
            ServerRig server = rollingOut("100%");
            Awaitility.await()
                    .atMost(ServerRig.PATIENCE)
                    .until(() -> server.members("spring", "taken") + server.members("spring", "succeeded") == DEVICES);
            server.end();
            awaitTrials(witnesses, fleet.size());
            server.start();

            awaitAllUpdatedOnce(server, witnesses);
        }
    }

    static LongStream failovers() {
        return LongStream.rangeClosed(1, Integer.getInteger("fleet.failovers", 1));
    }

    @ParameterizedTest
    @MethodSource("failovers")
    void of_two_servers_on_one_database_one_is_killed_in_mid_wave_and_the_other_goes_on(long seed) throws Exception {
        Witnesses witnesses = new Witnesses(device -> false);
        PostgresServer postgres = postgres();
        try (SimulatedFleet fleet = fleet(broker(), FAILOVER_DEVICES, witnesses)) {
            String database = database(postgres);
            ServerRig one = server("one", "--database", database);
            awaitFleet(one, fleet.size());
            ServerRig other = server("other", "--database", database);
            other.awaitReady();
            // Both serve it, each from its own folder.
            one.addImage("good", "2.0.0");
            one.rollOut("spring", "good", "10%,100%");
            int moment = fleet.size() / 10 + 1 + new Random(seed).nextInt(fleet.size() / 2);
            awaitTrials(witnesses, moment);
            one.kill();

            awaitState(other, "spring", "completed");
            assertAllUpdatedOnce(other, "spring", fleet.size(), witnesses);
            assertThat(other.ask("GET", "/fleet/counts", "")).contains("\"2.0.0\":" + fleet.size());
        }
    }
}
