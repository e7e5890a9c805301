package dev.drydock.application.fleet.order;

import dev.drydock.application.fleet.feed.DesiredOrders;
import dev.drydock.application.fleet.ledger.MemberEntry;
import dev.drydock.application.fleet.ledger.RolloutEntry;
import dev.drydock.application.fleet.ledger.RolloutLedger;
import dev.drydock.application.fleet.ledger.RolloutView;
import dev.drydock.application.fleet.ledger.Stake;
import dev.drydock.application.service.twin.LeftOrder;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.member.MemberEvent;
import dev.drydock.domain.member.Tally;
import dev.drydock.domain.rollout.RolloutId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Compares the orders that were left for devices with what stands in their desired states: one that is gone though nobody here withdrew it
 * is left again, and one that somebody replaced is not forced upon them.
 */
public final class CheckDesired {
    private final RolloutLedger ledger;
    private final DesiredOrders desired;
    private final Strangers strangers;
    private final Outcomes outcomes;

    public CheckDesired(RolloutLedger ledger, DesiredOrders desired, Outcomes outcomes) {
        this.ledger = ledger;
        this.desired = desired;
        this.strangers = new Strangers(ledger, desired);
        this.outcomes = outcomes;
    }

    /** Looks at every device whose order was left. */
    public void all() {
        for (RolloutEntry rollout : ledger.read(RolloutView::rollouts)) {
            int waves = ledger.<List<?>>read(view -> view.waves(rollout.id())).size();
            for (int wave = 0; wave < waves; wave++) {
                int number = wave;
                ledger.<List<MemberEntry>>read(
                                view -> view.members(rollout.id(), number, Set.of(Tally.LEFT), Integer.MAX_VALUE))
                        .forEach(entry -> check(rollout.id(), entry));
            }
        }
    }

    /** Looks at one device. */
    public void one(DeviceId device) {
        List<Stake> stakes = ledger.read(view -> view.stakes(Set.of(device)).getOrDefault(device, List.of()));
        stakes.stream()
                .filter(stake -> stake.entry().member().state().tally() == Tally.LEFT)
                .forEach(stake -> check(stake.rank().id(), stake.entry()));
    }

    private void check(RolloutId rollout, MemberEntry entry) {
        DeviceId device = entry.device();
        Optional<LeftOrder> order = desired.of(device);
        if (strangers.haveGivenOrder(device)) {
            outcomes.tell(rollout, device, new MemberEvent.ForeignOrderFound());
        } else if (order.flatMap(Strangers::orderOf)
                .filter(new RolloutId.Order(rollout, entry.member().attempt())::equals)
                .isEmpty()) {
            outcomes.tell(rollout, device, new MemberEvent.LeftOrderGone());
        }
    }
}
