package dev.drydock.jdbc.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.fleet.history.HistoryView.Kept;
import dev.drydock.application.fleet.history.PastUpdate;
import dev.drydock.application.fleet.inventory.KnownDevice;
import dev.drydock.application.fleet.inventory.ToldUpdate;
import dev.drydock.application.fleet.ledger.RolloutLedger;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.order.Outcome.Ending;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.jdbc.ledger.JdbcRolloutLedger;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that an earlier version has written keeps what it holds, and gets the tables that it lacks. */
class MigrationTest {
    private static final DeviceId LAMP = new DeviceId("lamp");

    @TempDir
    Path folder;

    /** The tables of the first version, with one device. */
    private static void first(String url, Dialect dialect) throws Exception {
        Flyway.configure()
                .dataSource(url, null, null)
                .table(Migration.HISTORY)
                .locations("classpath:dev/drydock/jdbc/migration")
                .placeholders(Map.of("without_rowid", dialect.withoutRowid(), "numbered", dialect.numbered()))
                .target("1")
                .load()
                .migrate();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "INSERT INTO device (id, hash, sequence, former, doubts, version, state, connected, update_id,"
                            + " attributes) VALUES ('lamp', 7, 3, '', 0, '1.0.0', 'completed', 1, 'u', '{}')");
        }
    }

    private static void assertGoesOn(Database database) {
        RolloutLedger ledger = new JdbcRolloutLedger(database);
        KnownDevice lamp =
                ledger.read(view -> view.fleet().devices(List.of(LAMP))).get(LAMP);
        assertThat(lamp.hash()).isEqualTo(7);
        assertThat(lamp.update()).hasValue(new ToldUpdate(new UpdateId("u"), Optional.empty(), Optional.empty()));

        PastUpdate past = new PastUpdate(
                LAMP,
                new UpdateId("v"),
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                Ending.CANCELLED,
                Optional.empty());
        ledger.exchange(book -> {
            book.outcomes().add(List.of(past));
            return true;
        });
        List<Kept> kept = ledger.read(view -> view.outcomes().of(LAMP, OptionalLong.empty(), 10));
        assertThat(kept).extracting(Kept::past).containsExactly(past);
    }

    @Test
    void a_first_sqlite_is_brought_up_to_date() throws Exception {
        first("jdbc:sqlite:" + folder.resolve(SqliteDatabase.FILE), Dialect.SQLITE);

        try (Database database = SqliteDatabase.open(folder)) {
            assertGoesOn(database);
        }
    }

    @Test
    void a_first_postgresql_is_brought_up_to_date() throws Exception {
        String url = SharedPostgres.newDatabase();
        first(url, Dialect.POSTGRES);

        try (Database database = PostgresDatabase.open(url)) {
            assertGoesOn(database);
        }
    }
}
