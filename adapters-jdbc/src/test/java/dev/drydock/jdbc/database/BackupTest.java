package dev.drydock.jdbc.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.application.fleet.engine.RolloutEngine;
import dev.drydock.application.fleet.ledger.RolloutLedger;
import dev.drydock.application.fleet.ledger.RolloutView;
import dev.drydock.jdbc.backup.BackupFailed;
import dev.drydock.jdbc.ledger.JdbcRolloutLedger;
import dev.drydock.jdbc.ledger.Rollouts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copy of a database that is written all the time. */
class BackupTest {
    private static final int MEMBERS = 100;

    @TempDir
    Path place;

    private Path copy;
    private Database database;

    @BeforeEach
    void open() throws Exception {
        database = SqliteDatabase.open(Files.createDirectory(place.resolve("running")));
        copy = Files.createDirectory(place.resolve("backups")).resolve("fleet.db");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void refused(String message) {
        assertThatThrownBy(() -> database.backup(copy))
                .isInstanceOf(BackupFailed.class)
                .hasMessage(message);
    }

    private List<String> left() throws IOException {
        try (Stream<Path> files = Files.list(place.resolve("backups"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void a_copy_is_whole_while_writes_go_on_and_lacks_nothing_that_was_there_before() throws Exception {
        RolloutEngine engine = Rollouts.engine(new JdbcRolloutLedger(database), 1);
        CountDownLatch begun = new CountDownLatch(5);
        AtomicBoolean isEnough = new AtomicBoolean();
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try {
            Future<Integer> writes = threads.submit(() -> {
                int number = 0;
                while (!isEnough.get()) {
                    engine.submit(
                            Rollouts.id(number),
                            Rollouts.plan(1),
                            List.of(Rollouts.devices(number * MEMBERS, MEMBERS)));
                    number++;
                    begun.countDown();
                }
                return number;
            });
            begun.await();
            int before = rollouts(database);
            database.backup(copy);
            int afterwards = rollouts(database);
            isEnough.set(true);
            assertThat(writes.get()).isGreaterThanOrEqualTo(afterwards);

            assertThat(left()).containsExactly("fleet.db");
            try (Database restored = SqliteDatabase.open(copy.getParent())) {
                int kept = rollouts(restored);
                assertThat(kept).isBetween(before, afterwards);
                for (int number = 0; number < kept; number++) {
                    RolloutLedger ledger = new JdbcRolloutLedger(restored);
                    Rollouts.assertTallied(ledger, Rollouts.id(number));
                }
                Rollouts.engine(new JdbcRolloutLedger(restored), 1)
                        .submit(Rollouts.id(kept), Rollouts.plan(1), List.of(Rollouts.devices(0, 1)));
                assertThat(rollouts(restored)).isEqualTo(kept + 1);
            }
        } finally {
            isEnough.set(true);
            threads.shutdown();
        }
    }

    private static int rollouts(Database database) {
        return new JdbcRolloutLedger(database).read(RolloutView::rollouts).size();
    }

    @Test
    void a_file_that_is_there_is_never_replaced() throws Exception {
        Files.writeString(copy, "the last backup");

        refused("the backup " + copy + " is there already; name another file");
        assertThat(copy).hasContent("the last backup");
        copy = place.resolve("running").resolve("fleet.db");
        refused("the backup " + copy + " is there already; name another file");
    }

    @Test
    void a_link_that_leads_nowhere_is_never_replaced() throws Exception {
        Files.createSymbolicLink(copy, place.resolve("nowhere"));

        refused("the backup " + copy + " is there already; name another file");
    }

    @Test
    void what_an_earlier_one_left_that_was_killed_is_no_hindrance() throws Exception {
        Files.writeString(copy.resolveSibling("fleet.db.part"), "half of it");

        database.backup(copy);

        assertThat(left()).containsExactly("fleet.db");
    }

    @Test
    void a_folder_that_is_not_there_is_named() throws Exception {
        copy = place.resolve("missing").resolve("fleet.db");

        refused("the backup " + copy + " cannot be written: its folder is not there, or may not be written;"
                + " make room or a folder for it, or name another file");
        assertThat(left()).isEmpty();
    }

    @Test
    void a_folder_that_is_a_file_is_named() throws Exception {
        Files.createFile(place.resolve("file"));
        copy = place.resolve("file").resolve("fleet.db");

        assertThatThrownBy(() -> database.backup(copy))
                .isInstanceOf(BackupFailed.class)
                .message()
                .startsWith("the backup " + copy + " cannot be written: ")
                .endsWith("; make room or a folder for it, or name another file");
    }

    @Test
    void a_postgres_is_copied_by_its_own_program() throws Exception {
        String url = SharedPostgres.newDatabase();
        try (Database postgres = PostgresDatabase.open(url)) {
            assertThatThrownBy(() -> postgres.backup(copy))
                    .isInstanceOf(BackupFailed.class)
                    .hasMessage("a backup of " + url.replaceFirst("[?].*", "")
                            + " is made by PostgreSQL itself; use pg_dump");
        }
    }
}
