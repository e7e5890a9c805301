package dev.drydock.jdbc.fleet;

import dev.drydock.application.fleet.history.HistoryContract;
import dev.drydock.application.fleet.ledger.RolloutLedger;
import dev.drydock.jdbc.database.OpenLedger;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class SqliteHistoryTest extends HistoryContract {
    @RegisterExtension
    final OpenLedger opened = OpenLedger.sqlite();

    @Override
    protected RolloutLedger ledger() {
        return opened.ledger();
    }
}
