package dev.drydock.jdbc.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.application.fleet.ledger.LedgerUnavailable;
import dev.drydock.application.fleet.ledger.RolloutLedger;
import dev.drydock.domain.rollout.RolloutId;
import dev.drydock.jdbc.ledger.JdbcRolloutLedger;
import dev.drydock.jdbc.ledger.Rollouts;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database of SQLite has one server: two ledgers on it share its writer. */
class SqliteManyWritersTest extends ManyWritersContract {
    @TempDir
    Path folder;

    private Database database;
    private List<RolloutLedger> ledgers;

    @BeforeEach
    void open() throws DatabaseUnusable {
        Properties pragmas = new Properties();
        pragmas.put("busy_timeout", "100");
        database = SqliteDatabase.open(folder, pragmas);
        ledgers = List.of(new JdbcRolloutLedger(database), new JdbcRolloutLedger(database));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Override
    List<RolloutLedger> ledgers() {
        return ledgers;
    }

    @Test
    void a_program_that_locks_the_file_keeps_nobody_waiting_for_ever() throws Exception {
        RolloutId id = Rollouts.id(7);
        started(id);
        Path file = folder.resolve(SqliteDatabase.FILE);
        try (Connection stranger = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = stranger.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");

            assertThatThrownBy(() -> change(ledgers.get(0), id))
                    .isInstanceOf(LedgerUnavailable.class)
                    .hasMessage("the database " + file + ": another program has locked it; end that program");
            assertThat(revision(ledgers.get(0), id)).isPositive();
            statement.execute("ROLLBACK");
        }
        assertThat(change(ledgers.get(0), id)).isPositive();
    }

    @Test
    void a_transaction_within_another_fails_at_once() {
        RolloutId id = Rollouts.id(7);
        started(id);

        assertThatThrownBy(() -> ledgers.get(0).exchange(book -> change(ledgers.get(1), id)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("within another");
        assertThat(change(ledgers.get(0), id)).isPositive();
    }
}
