package dev.drydock.application.fleet.memory;

import dev.drydock.application.fleet.history.HistoryContract;
import dev.drydock.application.fleet.ledger.RolloutLedger;

class InMemoryHistoryTest extends HistoryContract {
    private final InMemoryRolloutLedger ledger = new InMemoryRolloutLedger();

    @Override
    protected RolloutLedger ledger() {
        return ledger;
    }
}
