package dev.drydock.jdbc.ledger;

import dev.drydock.application.fleet.engine.FickleWorlds;
import dev.drydock.application.fleet.ledger.RolloutLedger;
import dev.drydock.jdbc.database.OpenLedger;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class PostgresWorldsTest extends FickleWorlds {
    @RegisterExtension
    final OpenLedger opened = OpenLedger.postgres();

    @Override
    protected RolloutLedger ledger() {
        return opened.ledger();
    }
}
