package dev.drydock.bootstrap.process.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.drydock.bootstrap.process.DrydockRun;
import dev.drydock.bootstrap.simulated.SimulatedFleet;
import dev.drydock.testkit.postgres.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A backup of a server that runs in the middle of a rollout, and the server that is restored from it. */
class ServerBackupTest extends FleetScene {
    private DrydockRun backup(ServerRig server, String folder, String file) {
        return bench.run(
                "server",
                "backup",
                bench.path(file),
                "--server",
                server.address(),
                "--token-file",
                bench.path(folder + "/admin.token"));
    }

    /** As docs/server.md says: the copy as the database, the images, and the token. */
    private void restore(String folder, Path copy, Path images) throws IOException {
        Path data = bench.folder().resolve(folder);
        Files.createDirectories(data.resolve("database"));
        Files.copy(copy, data.resolve("database/fleet.db"));
        copy(images, data.resolve("images"));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    @Test
    void a_server_restored_from_a_backup_of_mid_rollout_ends_it_and_no_device_tries_an_update_twice() throws Exception {
        Witnesses witnesses = new Witnesses(device -> false);
        try (SimulatedFleet fleet = fleet(broker(), witnesses)) {
            ServerRig server = server("server");
            awaitFleet(server);
            server.addImage("good", "2.0.0");
            server.rollOut("spring", "good", "10%,100%");
            awaitTrials(witnesses, fleet.size() / 4);
            DrydockRun made = backup(server, "server", "fleet.db");
            assertThat(made.exitStatus()).as(made.toString()).isZero();
            assertThat(made.output()).contains("The database is in " + bench.path("fleet.db"));
            Path images = bench.folder().resolve("images");
            copy(bench.folder().resolve("server/images"), images);
            assertThat(bench.folder().resolve("server/copies")).isEmptyDirectory();

            awaitTrials(witnesses, fleet.size() / 2);
            server.kill();
            restore("restored", bench.folder().resolve("fleet.db"), images);
            server.startOn("restored");

            awaitState(server, "spring", "completed");
            assertAllUpdatedOnce(server, "spring", witnesses);
            assertOneOutcomeEach(server);
        }
    }

    @Test
    void a_backup_that_a_killed_server_was_making_is_taken_away_at_its_next_start() throws Exception {
        broker();
        ServerRig server = server("server");
        server.kill();
        Path left = Files.writeString(bench.folder().resolve("server/copies/fleet-half.db.part"), "half of it");

        server.start();

        assertThat(left).doesNotExist();
    }

    @Test
    void with_postgresql_it_says_how_and_a_server_on_what_was_restored_goes_on() throws Exception {
        assumeTrue(PostgresServer.isInstalled(), "SKIPPED: PostgreSQL is not installed on this machine");
        PostgresServer postgres = bench.keep(PostgresServer.start());
        postgres.client("createdb", "--maintenance-db=" + postgres.address() + "postgres?user=drydock", "fleet");
        postgres.client("createdb", "--maintenance-db=" + postgres.address() + "postgres?user=drydock", "again");
        broker();
        ServerRig server = server("server", "--database", postgres.url("fleet"));
        server.addImage("good", "2.0.0");

        DrydockRun refused = backup(server, "server", "fleet.db");
        assertThat(refused.exitStatus()).isEqualTo(2);
        assertThat(bench.folder().resolve("fleet.db")).doesNotExist();
        Matcher told = Pattern.compile("'pg_dump ([^']*)'").matcher(refused.errors());
        assertThat(told.find()).as(refused.errors()).isTrue();
        String file = Files.createTempDirectory("dump").resolve("fleet.dump").toString();
        postgres.client(
                "pg_dump",
                Stream.of(told.group(1)
                                .replace("--file=fleet.dump", "--file=" + file)
                                .split(" "))
                        .toArray(String[]::new));
        server.kill();
        postgres.client("pg_restore", "--dbname=" + postgres.address() + "again?user=drydock", file);
        Files.delete(Path.of(file));
        Files.delete(Path.of(file).getParent());

        ServerRig restored = server("restored", "--database", postgres.url("again"));
        assertThat(restored.ask("GET", "/images", "")).contains("\"good\"");
    }
}
