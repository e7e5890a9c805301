package dev.drydock.application.fleet.memory;

import dev.drydock.application.fleet.ledger.LedgerStatesContract;
import dev.drydock.application.fleet.ledger.RolloutLedger;

class InMemoryLedgerStatesTest extends LedgerStatesContract {
    private final InMemoryRolloutLedger ledger = new InMemoryRolloutLedger();

    @Override
    protected RolloutLedger ledger() {
        return ledger;
    }
}
