package dev.drydock.jdbc.fleet;

import dev.drydock.application.fleet.inventory.FleetContract;
import dev.drydock.application.fleet.ledger.RolloutLedger;
import dev.drydock.jdbc.database.Database;
import dev.drydock.jdbc.database.DatabaseUnusable;
import dev.drydock.jdbc.database.SqliteDatabase;
import dev.drydock.jdbc.ledger.JdbcRolloutLedger;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteFleetTest extends FleetContract {
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
