package dev.drydock.application.fleet.intake;

import dev.drydock.application.fleet.engine.RolloutEngine;
import dev.drydock.application.fleet.inventory.KnownDevice;
import dev.drydock.application.fleet.ledger.RolloutBook;
import dev.drydock.application.fleet.ledger.RolloutEntry;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.target.Query;
import java.util.Collection;
import java.util.List;

/** Lets devices join the dynamic rollouts that they fit by their latest report. */
final class Newcomers {
    private final RolloutBook book;
    private final RolloutEngine engine;

    Newcomers(RolloutBook book, RolloutEngine engine) {
        this.book = book;
        this.engine = engine;
    }

    /** @param reported as they are after their reports */
    void join(Collection<KnownDevice> reported) {
        for (RolloutEntry rollout : book.dynamicRollouts()) {
            rollout.plan()
                    .target()
                    .ifPresent(target -> engine.join(book, rollout.id(), fitting(target.query(), reported)));
        }
    }

    /** They were seen just now. */
    private static List<DeviceId> fitting(Query query, Collection<KnownDevice> devices) {
        return devices.stream()
                .filter(device -> device.facts()
                        .seen()
                        .filter(seen -> query.takes(device.facts(), seen))
                        .isPresent())
                .map(KnownDevice::id)
                .toList();
    }
}
