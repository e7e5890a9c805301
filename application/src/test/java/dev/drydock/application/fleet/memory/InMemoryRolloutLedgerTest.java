package dev.drydock.application.fleet.memory;

import dev.drydock.application.fleet.ledger.RolloutLedger;
import dev.drydock.application.fleet.ledger.RolloutLedgerContract;

class InMemoryRolloutLedgerTest extends RolloutLedgerContract {
    private final InMemoryRolloutLedger ledger = new InMemoryRolloutLedger();

    @Override
    protected RolloutLedger ledger() {
        return ledger;
    }
}
