package dev.drydock.application.fleet.memory;

import dev.drydock.application.fleet.ledger.ReadingLedgerContract;
import dev.drydock.application.fleet.ledger.RolloutLedger;

class InMemoryRolloutLedgerTest extends ReadingLedgerContract {
    private final InMemoryRolloutLedger ledger = new InMemoryRolloutLedger();

    @Override
    protected RolloutLedger ledger() {
        return ledger;
    }
}
