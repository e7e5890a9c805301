package dev.drydock.jdbc.ledger;

import dev.drydock.application.fleet.ledger.LedgerStatesContract;
import dev.drydock.application.fleet.ledger.RolloutLedger;
import dev.drydock.jdbc.database.Database;
import dev.drydock.jdbc.database.DatabaseUnusable;
import dev.drydock.jdbc.database.SqliteDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteLedgerStatesTest extends LedgerStatesContract {
    @TempDir
    Path folder;

    private Database database;

    @BeforeEach
    void open() throws DatabaseUnusable {
        database = SqliteDatabase.open(folder);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Override
    protected RolloutLedger ledger() {
        return new JdbcRolloutLedger(database);
    }
}
