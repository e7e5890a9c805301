package dev.drydock.jdbc.fleet;

import dev.drydock.application.fleet.history.HistoryContract;
import dev.drydock.application.fleet.ledger.RolloutLedger;
import dev.drydock.jdbc.database.OpenLedger;
import dev.drydock.jdbc.database.PostgresDatabase;
import dev.drydock.jdbc.database.SharedPostgres;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The outcomes of updates in PostgreSQL. */
@Execution(ExecutionMode.CONCURRENT)
class PostgresHistoryTest extends HistoryContract {
    @RegisterExtension
    final OpenLedger opened = new OpenLedger(folder -> PostgresDatabase.open(SharedPostgres.newFleetInEnglish()));

    @Override
    protected RolloutLedger ledger() {
        return opened.ledger();
    }
}
