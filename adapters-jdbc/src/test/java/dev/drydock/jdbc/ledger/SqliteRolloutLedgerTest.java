package dev.drydock.jdbc.ledger;

import dev.drydock.application.fleet.ledger.RolloutLedger;
import dev.drydock.application.fleet.ledger.RolloutLedgerContract;
import dev.drydock.jdbc.database.OpenLedger;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteRolloutLedgerTest extends RolloutLedgerContract {
    @RegisterExtension
    final OpenLedger opened = OpenLedger.sqlite();

    @Override
    protected RolloutLedger ledger() {
        return opened.ledger();
    }
}
