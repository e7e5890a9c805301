package dev.drydock.application.fleet.order;

import dev.drydock.application.fleet.feed.DesiredOrders;
import dev.drydock.application.fleet.ledger.MemberEntry;
import dev.drydock.application.fleet.ledger.RolloutEntry;
import dev.drydock.application.fleet.ledger.RolloutLedger;
import dev.drydock.application.fleet.ledger.RolloutView;
import dev.drydock.application.fleet.ledger.Stake;
import dev.drydock.application.service.twin.LeftOrder;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.member.Blocker;
import dev.drydock.domain.member.Member;
import dev.drydock.domain.member.MemberEvent;
import dev.drydock.domain.member.Tally;
import dev.drydock.domain.rollout.RolloutId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Compares the orders that were left for devices with what stands in their desired states: one that is gone though nobody here withdrew it
 * is left again, one that somebody replaced is not forced upon them, and one that somebody gave and that is gone is waited for no more.
 */
public final class CheckDesired {
    private final RolloutLedger ledger;
    private final DesiredOrders desired;
    private final Strangers strangers;
    private final Outcomes outcomes;
    private final LongSupplier serverTime;

    public CheckDesired(RolloutLedger ledger, DesiredOrders desired, Outcomes outcomes, LongSupplier serverTime) {
        this.ledger = ledger;
        this.desired = desired;
        this.strangers = new Strangers(ledger, desired);
        this.outcomes = outcomes;
        this.serverTime = serverTime;
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

    /**
     * Looks at one device.
     *
     * @return whether a member that waited has its turn now
     */
    public boolean one(DeviceId device) {
        List<Stake> stakes = ledger.read(view -> view.stakes(Set.of(device)).getOrDefault(device, List.of()));
        stakes.stream()
                .filter(stake -> stake.entry().member().state().tally() == Tally.LEFT)
                .forEach(stake -> check(stake.rank().id(), stake.entry()));
        List<RolloutId> waiting = stakes.stream()
                .filter(stake -> waitsForHands(stake.entry().member()))
                .map(stake -> stake.rank().id())
                .toList();
        if (waiting.isEmpty() || strangers.haveGivenOrder(device)) {
            return false;
        }
        return waiting.stream().filter(rollout -> lookAgain(rollout, device)).count() > 0;
    }

    private static boolean waitsForHands(Member member) {
        return member.state().blockedBy().equals(Optional.of(Blocker.BY_HAND));
    }

    /** The order that somebody gave by hand is gone: whoever waited for that has its turn. */
    private boolean lookAgain(RolloutId rollout, DeviceId device) {
        OptionalLong now = OptionalLong.of(serverTime.getAsLong());
        return ledger.exchange(book -> {
            List<MemberEntry> due = book.rollout(rollout).stream()
                    .flatMap(there -> book.members(rollout, Set.of(device)).values().stream())
                    .filter(entry -> waitsForHands(entry.member()))
                    .map(entry -> entry.with(entry.member(), now))
                    .toList();
            if (!due.isEmpty()) {
                book.save(rollout, due);
            }
            return !due.isEmpty();
        });
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
