package dev.drydock.application.fleet.prepare;

import dev.drydock.application.fleet.engine.RolloutEngine;
import dev.drydock.application.fleet.inventory.KnownDevice;
import dev.drydock.application.fleet.ledger.RolloutEntry;
import dev.drydock.application.fleet.ledger.RolloutLedger;
import dev.drydock.application.fleet.ledger.RolloutView;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.rollout.RolloutId;
import dev.drydock.domain.target.Query;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Lets devices join dynamic rollouts whose target they fit now: those that a report brings in join at once, and those that anything
 * else brings in, such as a tag, when this looks for them.
 */
public final class AdmitNewcomers {
    private static final int PAGE = 1_000;

    private final RolloutLedger ledger;
    private final RolloutEngine engine;
    private final Supplier<Instant> clock;

    /** @param clock the wall clock, for queries that ask how long ago a device was seen */
    public AdmitNewcomers(RolloutLedger ledger, RolloutEngine engine, Supplier<Instant> clock) {
        this.ledger = ledger;
        this.engine = engine;
        this.clock = clock;
    }

    /** Looks through the fleet once for each rollout that takes newcomers. */
    public void admit() {
        for (RolloutEntry rollout : ledger.read(RolloutView::dynamicRollouts)) {
            rollout.plan().target().ifPresent(target -> admit(rollout.id(), target.query()));
        }
    }

    private void admit(RolloutId id, Query query) {
        List<DeviceId> page = page(query, Optional.empty());
        while (!page.isEmpty()) {
            join(id, page);
            page = page(query, Optional.of(page.get(page.size() - 1)));
        }
    }

    private List<DeviceId> page(Query query, Optional<DeviceId> after) {
        return ledger.read(view -> view.fleet().find(query, clock.get(), after, PAGE)).stream()
                .map(KnownDevice::id)
                .toList();
    }

    /** Nothing is written where nobody is new. */
    private void join(RolloutId id, List<DeviceId> devices) {
        List<DeviceId> strangers = ledger.read(view -> view.strangers(id, devices));
        if (!strangers.isEmpty()) {
            ledger.exchange(book -> {
                engine.join(book, id, strangers);
                return id;
            });
        }
    }
}
