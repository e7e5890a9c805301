package dev.drydock.jdbc.ledger;

import dev.drydock.application.fleet.ledger.LedgerStatesContract;
import dev.drydock.application.fleet.ledger.RolloutLedger;
import dev.drydock.jdbc.database.Database;
import dev.drydock.jdbc.database.PostgresDatabase;
import dev.drydock.jdbc.database.SharedPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class PostgresLedgerStatesTest extends LedgerStatesContract {
    private Database database;

    @BeforeEach
    void open() throws Exception {
        database = PostgresDatabase.open(SharedPostgres.newDatabase());
    }

    @AfterEach
    void close() {
        if (database != null) {
            database.close();
        }
    }

    @Override
    protected RolloutLedger ledger() {
        return new JdbcRolloutLedger(database);
    }
}
