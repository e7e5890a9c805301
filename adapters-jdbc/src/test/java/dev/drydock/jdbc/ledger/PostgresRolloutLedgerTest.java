package dev.drydock.jdbc.ledger;

import dev.drydock.application.fleet.ledger.ReadingLedgerContract;
import dev.drydock.application.fleet.ledger.RolloutLedger;
import dev.drydock.jdbc.database.OpenLedger;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresRolloutLedgerTest extends ReadingLedgerContract {
    @RegisterExtension
    final OpenLedger opened = OpenLedger.postgres();

    @Override
    protected RolloutLedger ledger() {
        return opened.ledger();
    }
}
