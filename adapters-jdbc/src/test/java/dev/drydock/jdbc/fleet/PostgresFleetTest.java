package dev.drydock.jdbc.fleet;

import dev.drydock.application.fleet.inventory.FleetContract;
import dev.drydock.application.fleet.ledger.RolloutLedger;
import dev.drydock.jdbc.database.OpenLedger;
import dev.drydock.jdbc.database.PostgresDatabase;
import dev.drydock.jdbc.database.SharedPostgres;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The inventory in a database that sorts texts as English does: ids have an order of their own. */
@Execution(ExecutionMode.CONCURRENT)
class PostgresFleetTest extends FleetContract {
    @RegisterExtension
    final OpenLedger opened = new OpenLedger(folder -> PostgresDatabase.open(SharedPostgres.newFleetInEnglish()));

    @Override
    protected RolloutLedger ledger() {
        return opened.ledger();
    }
}
