package dev.drydock.application.fleet.engine;

import dev.drydock.application.fleet.claim.ClaimCheck;
import dev.drydock.application.fleet.ledger.MemberEntry;
import dev.drydock.application.fleet.ledger.Rank;
import dev.drydock.application.fleet.ledger.RolloutBook;
import dev.drydock.application.fleet.ledger.Stake;
import dev.drydock.application.fleet.ledger.Times;
import dev.drydock.application.fleet.ledger.WaveEntry;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.gate.Evidence;
import dev.drydock.domain.member.Blocker;
import dev.drydock.domain.member.MemberEvent;
import dev.drydock.domain.member.Tally;
import dev.drydock.domain.rollout.RolloutEvent;
import dev.drydock.domain.rollout.terms.Flow;
import dev.drydock.domain.rollout.terms.Pace;
import dev.drydock.domain.rollout.terms.Schedule;
import dev.drydock.domain.wave.Counts;
import dev.drydock.domain.wave.WaveEvent;
import java.time.Duration;
import java.time.Instant;
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

    private static final long NEVER = Long.MAX_VALUE;

    private static final Set<Tally> AGAIN = EnumSet.of(Tally.WAITING, Tally.BLOCKED);

    private final RolloutBook book;
    private final Settlement settlement;
    private final ClaimCheck check;
    private final long now;
    private final Instant wall;
    private final int orders;
    private long look = NEVER;

    /** @param orders the most that may go out */
    Turn(Settlement settlement, ClaimCheck check, Instant wall, int orders) {
        this.book = settlement.book();
        this.settlement = settlement;
        this.check = check;
        this.now = settlement.now();
        this.wall = wall;
        this.orders = orders;
    }

    /**
     * Does it.
     *
     * @return the time at which orders may go out that were held over, as by a window that is shut
     */
    OptionalLong take() {
        times();
        waves();
        new Sweep(settlement, RolloutEngine.SLICE).go(isShut());
        if (WayBack.goOn(settlement)) {
            lookAt(now + 1);
        }
        settlement.move(due(PASSING, RolloutEngine.SLICE), entry -> new MemberEvent.TimePassed());
        yieldPlaces();
        settlement.repeat(due(WITHOUT_TIME, RolloutEngine.SLICE));
        if (settlement.rollout().state().givesOrders() && !isShut()) {
            claim(orders - sendAgain());
        } else {
            settlement.move(due(Set.of(Tally.ORDERED), RolloutEngine.SLICE), entry -> new MemberEvent.ClaimLapsed());
            settlement.repeat(book.dueWithOrderLeft(settlement.rollout().id(), AGAIN, now, RolloutEngine.SLICE));
        }
        return look == NEVER ? OptionalLong.empty() : OptionalLong.of(look);
    }

    /**
     * Sends orders again whose claims ran out. One that its device is not to get any more, as it has got a newer image since, is held,
     * and skipped at the next claim; one that another rollout waits for is sent, as the device may have it.
     *
     * @return the number of those that were looked at
     */
    private int sendAgain() {
        List<MemberEntry> lapsed = due(Set.of(Tally.ORDERED), orders);
        Map<DeviceId, MemberEvent> refused =
                lapsed.isEmpty() ? Map.of() : check.refused(book, settlement.rollout(), lapsed);
        settlement.move(
                lapsed,
                entry -> refused.get(entry.device()) instanceof MemberEvent.FoundUnfit
                        ? new MemberEvent.ClaimLapsed()
                        : new MemberEvent.Claimed());
        return lapsed.size();
    }

    private void times() {
        Times times = settlement.rollout().times();
        if (isDue(times.patience())) {
            settlement.rollout(new RolloutEvent.AbortPatienceOver());
        }
        if (isDue(times.deadline())) {
            settlement.keep(settlement.rollout().times().withDeadline(OptionalLong.empty()));
            settlement.rollout(new RolloutEvent.DeadlinePassed());
        }
        if (settlement.rollout().state().isScheduled()) {
            schedule().start().ifPresent(this::lookAt);
            if (schedule().hasCome(wall)) {
                settlement.rollout(new RolloutEvent.StartDue());
            }
        }
        if (settlement.rollout().state().givesOrders()) {
            schedule().nextChange(wall).ifPresent(this::lookAt);
        }
    }

    private Schedule schedule() {
        return settlement.rollout().plan().schedule();
    }

    /** Whether it would give orders at another hour. */
    private boolean isShut() {
        return settlement.rollout().state().givesOrders() && !schedule().isOpen(wall);
    }

    private void lookAt(Instant time) {
        lookAt(now + Duration.between(wall, time).toMillis());
    }

    private void lookAt(long time) {
        look = Math.min(look, Math.max(time, now + 1));
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

    /** No more than the limits have room for, and the transport. */
    private void claim(int most) {
        Evidence evidence =
                settlement.open().map(entry -> entry.wave().evidence()).orElse(Evidence.NONE);
        Flow flow = settlement.rollout().plan().flow();
        Counts counts = settlement.counts();
        int room = (int) Math.min(flow.room(counts, evidence), most);
        OptionalLong rate = flow.rate(counts.of(Tally.SUCCEEDED), evidence);
        if (rate.isPresent()) {
            claimEvenly(room, rate.getAsLong());
        } else {
            claimMembers(room);
        }
    }

    private void claimEvenly(int room, long perMinute) {
        Pace pace = settlement.rollout().times().pace();
        int paced = (int) Math.min(room, pace.room(now, perMinute));
        int given = claimMembers(paced);
        Pace next = given > 0 ? pace.plus(given, now, perMinute) : pace;
        settlement.keep(settlement.rollout().times().with(next));
        if (given == paced && paced < room) {
            lookAt(next.next(perMinute));
        }
    }

    /**
     * Members that had their turn before go before those that never had one; the first waves before the last.
     *
     * @return the number of those that get their order
     */
    private int claimMembers(int most) {
        List<MemberEntry> again = due(AGAIN, most);
        int given = claim(again);
        int room = most - again.size();
        for (WaveEntry wave : settlement.waves()) {
            boolean gives =
                    wave.wave().state().givesOrders() && wave.wave().counts().of(Tally.HELD) > 0;
            if (gives && room > 0) {
                List<MemberEntry> held =
                        book.members(settlement.rollout().id(), wave.number(), Set.of(Tally.HELD), room);
                given += claim(held);
                room -= held.size();
            }
        }
        return given;
    }

    private int claim(List<MemberEntry> members) {
        if (members.isEmpty()) {
            return 0;
        }
        Map<DeviceId, MemberEvent> refused = check.refused(book, settlement.rollout(), members);
        settlement.move(members, entry -> refused.getOrDefault(entry.device(), new MemberEvent.Claimed()));
        return members.size() - refused.size();
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

    private List<MemberEntry> due(Set<Tally> tallies, int atMost) {
        return book.due(settlement.rollout().id(), tallies, now, atMost);
    }

    private boolean isDue(OptionalLong time) {
        return time.isPresent() && time.getAsLong() <= now;
    }
}
