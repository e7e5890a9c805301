package dev.drydock.application.fleet.engine;

import dev.drydock.application.fleet.claim.ClaimCheck;
import dev.drydock.application.fleet.ledger.MemberEntry;
import dev.drydock.application.fleet.ledger.Rank;
import dev.drydock.application.fleet.ledger.RolloutBook;
import dev.drydock.application.fleet.ledger.Stake;
import dev.drydock.application.fleet.ledger.WaveEntry;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.gate.Evidence;
import dev.drydock.domain.member.Blocker;
import dev.drydock.domain.member.MemberEvent;
import dev.drydock.domain.member.Tally;
import dev.drydock.domain.rollout.RolloutEvent;
import dev.drydock.domain.wave.WaveEvent;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** One turn of the due loop for one rollout, within one transaction: what has come due, and the orders that may go out. */
final class Turn {
    private static final Set<Tally> PASSING = EnumSet.of(Tally.LEFT, Tally.TAKEN, Tally.QUIET);

    /** Those that wait for nothing by themselves: when they come due, something was not confirmed. */
    private static final Set<Tally> WITHOUT_TIME = EnumSet.of(
            Tally.HELD, Tally.SUCCEEDED, Tally.FAILED, Tally.LOST, Tally.ABSENT, Tally.SKIPPED, Tally.CANCELLED);

    private static final Set<Tally> AGAIN = EnumSet.of(Tally.WAITING, Tally.BLOCKED);

    private final RolloutBook book;
    private final Settlement settlement;
    private final ClaimCheck check;
    private final long now;
    private final int orders;

    /** @param orders the most that may go out */
    Turn(RolloutBook book, Settlement settlement, ClaimCheck check, long now, int orders) {
        this.book = book;
        this.settlement = settlement;
        this.check = check;
        this.now = now;
        this.orders = orders;
    }

    void take() {
        if (isDue(settlement.rollout().due())) {
            settlement.rollout(new RolloutEvent.AbortPatienceOver());
        }
        waves();
        new Sweep(book, settlement, RolloutEngine.SLICE).go();
        settlement.move(due(PASSING, RolloutEngine.SLICE), entry -> new MemberEvent.TimePassed());
        yieldPlaces();
        settlement.repeat(due(WITHOUT_TIME, RolloutEngine.SLICE));
        if (settlement.rollout().state().givesOrders()) {
            List<MemberEntry> lapsed = due(Set.of(Tally.ORDERED), orders);
            settlement.move(lapsed, entry -> new MemberEvent.Claimed());
            claim(Math.min(room(), orders - lapsed.size()));
        } else {
            settlement.move(due(Set.of(Tally.ORDERED), RolloutEngine.SLICE), entry -> new MemberEvent.ClaimLapsed());
            settlement.repeat(book.dueWithOrderLeft(settlement.rollout().id(), AGAIN, now, RolloutEngine.SLICE));
        }
    }

    private void waves() {
        for (WaveEntry entry : settlement.waves()) {
            if (isDue(entry.soakDue())) {
                settlement.keep(settlement.waves().get(entry.number()).soakingUntil(OptionalLong.empty()));
                settlement.wave(entry.number(), new WaveEvent.SoakOver());
            }
            if (isDue(entry.patienceDue())) {
                settlement.keep(settlement.waves().get(entry.number()).patientUntil(OptionalLong.empty()));
                settlement.wave(entry.number(), new WaveEvent.PatienceOver());
            }
        }
    }

    /** Members that had their turn before go before those that never had one; the first waves before the last. */
    private void claim(int most) {
        List<MemberEntry> again = due(AGAIN, most);
        claim(again);
        int room = most - again.size();
        for (WaveEntry wave : settlement.waves()) {
            boolean gives =
                    wave.wave().state().givesOrders() && wave.wave().counts().of(Tally.HELD) > 0;
            if (gives && room > 0) {
                List<MemberEntry> held =
                        book.members(settlement.rollout().id(), wave.number(), Set.of(Tally.HELD), room);
                claim(held);
                room -= held.size();
            }
        }
    }

    private void claim(List<MemberEntry> members) {
        if (members.isEmpty()) {
            return;
        }
        Map<DeviceId, MemberEvent> refused = check.refused(book, settlement.rollout(), members);
        settlement.move(members, entry -> refused.getOrDefault(entry.device(), new MemberEvent.Claimed()));
    }

    /** Orders that wait for their devices make room for those of rollouts that outrank this one. */
    private void yieldPlaces() {
        Rank own = settlement.rollout().rank();
        List<MemberEntry> left = book.yielding(own.id(), RolloutEngine.SLICE);
        if (left.isEmpty()) {
            return;
        }
        Map<DeviceId, List<Stake>> stakes = book.stakesBeside(
                own.id(), left.stream().map(MemberEntry::device).toList());
        Map<DeviceId, MemberEvent> yielded = new HashMap<>();
        stakes.forEach((device, others) -> others.stream()
                .filter(stake -> stake.waits() && stake.rank().outranks(own))
                .map(Stake::rank)
                .min(Comparator.naturalOrder())
                .ifPresent(rank -> yielded.put(
                        device,
                        new MemberEvent.PlaceYielded(Blocker.of(rank.id().value())))));
        List<MemberEntry> yielding = left.stream()
                .filter(entry -> yielded.containsKey(entry.device()))
                .toList();
        settlement.move(yielding, entry -> yielded.get(entry.device()));
    }

    private int room() {
        Evidence evidence =
                settlement.open().map(entry -> entry.wave().evidence()).orElse(Evidence.NONE);
        long room = settlement.rollout().plan().flow().room(settlement.counts(), evidence);
        return (int) Math.min(room, Integer.MAX_VALUE);
    }

    private List<MemberEntry> due(Set<Tally> tallies, int atMost) {
        return book.due(settlement.rollout().id(), tallies, now, atMost);
    }

    private boolean isDue(OptionalLong time) {
        return time.isPresent() && time.getAsLong() <= now;
    }
}
