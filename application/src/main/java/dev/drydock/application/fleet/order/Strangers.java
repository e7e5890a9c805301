package dev.drydock.application.fleet.order;

import dev.drydock.application.fleet.feed.DesiredOrders;
import dev.drydock.application.fleet.ledger.RolloutEntry;
import dev.drydock.application.fleet.ledger.RolloutLedger;
import dev.drydock.application.service.twin.LeftOrder;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.rollout.RolloutId;
import java.util.Optional;

/** Tells the orders of this server's rollouts in the desired state of devices from all others, which are left alone. */
final class Strangers {
    private final RolloutLedger ledger;
    private final DesiredOrders desired;

    Strangers(RolloutLedger ledger, DesiredOrders desired) {
        this.ledger = ledger;
        this.desired = desired;
    }

    /** Whether an order stands there that none of these rollouts gave. */
    boolean haveGivenOrder(DeviceId device) {
        Optional<LeftOrder> order = desired.of(device);
        return order.isPresent() && !isOurs(order.get());
    }

    private boolean isOurs(LeftOrder order) {
        return orderOf(order)
                .map(RolloutId.Order::rollout)
                .flatMap(id -> ledger.<Optional<RolloutEntry>>read(view -> view.rollout(id)))
                .isPresent();
    }

    /** The order of a rollout that stands there; empty for any other. */
    static Optional<RolloutId.Order> orderOf(LeftOrder order) {
        return order.asOurs().map(UpdateOrder::id).flatMap(RolloutId::orderOf);
    }

    /** Whether an order is this one, or an earlier one of the same rollout. */
    static boolean isUpTo(LeftOrder order, RolloutId rollout, int attempt) {
        return orderOf(order)
                .filter(own -> own.rollout().equals(rollout) && own.attempt() <= attempt)
                .isPresent();
    }
}
