package dev.drydock.application.fleet.intake;

import dev.drydock.application.fleet.engine.RolloutEngine;
import dev.drydock.application.fleet.inventory.KnownDevice;
import dev.drydock.application.fleet.ledger.RolloutBook;
import dev.drydock.application.fleet.ledger.RolloutEntry;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.rollout.RolloutId;
import dev.drydock.domain.target.Query;
import java.util.Collection;
import java.util.List;
import java.util.Set;

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
        for (RolloutEntry rollout : book.rollouts()) {
            if (rollout.takesNewcomers()) {
                rollout.plan()
                        .target()
                        .map(target -> strangers(rollout.id(), fitting(target.query(), reported)))
                        .filter(strangers -> !strangers.isEmpty())
                        .ifPresent(strangers -> engine.join(book, rollout.id(), strangers));
            }
        }
    }

    /** Only where somebody is new, the rollout is locked. */
    private List<DeviceId> strangers(RolloutId rollout, List<DeviceId> fitting) {
        Set<DeviceId> members = book.members(rollout, fitting).keySet();
        return fitting.stream().filter(device -> !members.contains(device)).toList();
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
