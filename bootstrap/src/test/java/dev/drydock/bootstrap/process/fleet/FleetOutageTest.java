package dev.drydock.bootstrap.process.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.drydock.bootstrap.simulated.SimulatedFleet;
import dev.drydock.testkit.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** Brokers, databases and servers that are killed in the middle of rollouts to simulated agents on a real Mosquitto. */
class FleetOutageTest extends FleetScene {
    private PostgresServer postgres() throws Exception {
        assumeTrue(PostgresServer.isInstalled(), "SKIPPED: PostgreSQL is not installed on this machine");
        return bench.keep(PostgresServer.start());
    }

    /** The address of a new database. */
    private static String database(PostgresServer postgres) throws SQLException {
        try (Connection connection = DriverManager.getConnection(postgres.url("postgres"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE fleet");
        }
        return postgres.url("fleet");
    }

    @Test
    void a_broker_that_is_killed_and_has_forgotten_everything_costs_no_device_its_update() throws Exception {
        Witnesses witnesses = new Witnesses(device -> false);
        try (SimulatedFleet fleet = fleet(broker(), witnesses)) {
            ServerRig server = server("server");
            awaitFleet(server);
            server.addImage("good", "2.0.0");
            server.rollOut("spring", "good", "10%,100%");
            awaitTrials(witnesses, fleet.size() / 3);
            mosquitto.kill();
            mosquitto.restart();

            awaitState(server, "spring", "completed");
            assertAllUpdatedOnce(server, "spring", witnesses);
        }
    }

    @Test
    void a_database_that_is_killed_and_comes_back_loses_nothing() throws Exception {
        Witnesses witnesses = new Witnesses(device -> false);
        PostgresServer postgres = postgres();
        try (SimulatedFleet fleet = fleet(broker(), witnesses)) {
            ServerRig server = server("server", "--database", database(postgres));
            awaitFleet(server);
            server.addImage("good", "2.0.0");
            server.rollOut("spring", "good", "10%,100%");
            awaitTrials(witnesses, fleet.size() / 3);
            postgres.kill();
            postgres.begin();

            server.awaitReady();
            awaitState(server, "spring", "completed");
            assertAllUpdatedOnce(server, "spring", witnesses);
        }
    }

    @Test
    void of_two_servers_on_one_database_one_is_killed_and_the_other_goes_on() throws Exception {
        Witnesses witnesses = new Witnesses(device -> false);
        PostgresServer postgres = postgres();
        try (SimulatedFleet fleet = fleet(broker(), witnesses)) {
            String database = database(postgres);
            ServerRig one = server("one", "--database", database);
            awaitFleet(one);
            ServerRig other = server("other", "--database", database);
            other.awaitReady();
            // Both serve it, each from its own folder.
            one.addImage("good", "2.0.0");
            one.rollOut("spring", "good", "10%,100%");
            awaitTrials(witnesses, fleet.size() / 3);
            one.kill();

            awaitState(other, "spring", "completed");
            assertAllUpdatedOnce(other, "spring", witnesses);
            assertThat(other.ask("GET", "/fleet/counts", "")).contains("\"2.0.0\":" + DEVICES);
        }
    }
}
