package dev.drydock.application.fleet.memory;

import dev.drydock.application.fleet.inventory.FleetContract;
import dev.drydock.application.fleet.ledger.RolloutLedger;

class InMemoryFleetTest extends FleetContract {
    private final InMemoryRolloutLedger ledger = new InMemoryRolloutLedger();

    @Override
    protected RolloutLedger ledger() {
        return ledger;
    }
}
