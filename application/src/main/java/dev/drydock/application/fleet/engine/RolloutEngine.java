package dev.drydock.application.fleet.engine;

import dev.drydock.application.fleet.claim.ClaimCheck;
import dev.drydock.application.fleet.claim.OneUpdateAtATime;
import dev.drydock.application.fleet.ledger.MemberEntry;
import dev.drydock.application.fleet.ledger.Rank;
import dev.drydock.application.fleet.ledger.RolloutBook;
import dev.drydock.application.fleet.ledger.RolloutEntry;
import dev.drydock.application.fleet.ledger.RolloutLedger;
import dev.drydock.application.fleet.ledger.RolloutPlan;
import dev.drydock.application.fleet.ledger.WaveEntry;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.member.MemberEvent;
import dev.drydock.domain.member.Tally;
import dev.drydock.domain.rollout.BeforeStart;
import dev.drydock.domain.rollout.Refusal;
import dev.drydock.domain.rollout.RolloutEvent;
import dev.drydock.domain.rollout.RolloutId;
import dev.drydock.domain.wave.Counts;
import dev.drydock.domain.wave.Wave;
import dev.drydock.domain.wave.WaveEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;

/** Moves rollouts: each call is one transaction, whose tasks are performed after it. */
public final class RolloutEngine {
    /** The most members that one transaction moves by itself, so that none is long. */
    public static final int SLICE = 500;

    private static final long KEEP_EVERY = 1_000;

    private final RolloutLedger ledger;
    private final ClaimCheck check;
    private final OrderLane lane;
    private final LongSupplier serverTime;
    private volatile long keptAt;

    /**
     * Moves the rollouts of a ledger.
     *
     * @param check beside that of {@link OneUpdateAtATime}
     * @param serverTime milliseconds that only go forward, and stand still while nothing runs
     */
    public RolloutEngine(RolloutLedger ledger, ClaimCheck check, OrderLane lane, LongSupplier serverTime) {
        this.ledger = ledger;
        this.check = new OneUpdateAtATime().and(check);
        this.lane = lane;
        this.serverTime = serverTime;
    }

    /** Adds a draft of the standard priority, submits it and writes its members. */
    public Optional<Refusal> submit(RolloutId id, RolloutPlan plan, List<List<DeviceId>> waves) {
        return submit(id, plan, Rank.STANDARD_PRIORITY, waves);
    }

    /**
     * Adds a draft, submits it and writes its members.
     *
     * @param waves the devices of each wave, in their order
     * @return the reason for which it is refused
     */
    public Optional<Refusal> submit(RolloutId id, RolloutPlan plan, int priority, List<List<DeviceId>> waves) {
        long members = waves.stream().mapToLong(List::size).sum();
        return ledger.exchange(RolloutLedger.Precedence.COMMAND, book -> {
            Optional<Refusal> refused = draft(book, id, plan, priority, members);
            if (refused.isEmpty()) {
                write(book, id, waves);
                RolloutEntry preparing = book.rollout(id).orElseThrow();
                new Settlement(book, preparing, now()).rollout(new RolloutEvent.MembersPrepared());
            }
            return refused;
        });
    }

    /**
     * Adds a rollout whose members are written later, {@code MembersPrepared} being said of it then.
     *
     * @param members their number
     * @return the reason for which it is refused
     */
    public Optional<Refusal> draft(RolloutId id, RolloutPlan plan, int priority, long members) {
        return ledger.exchange(RolloutLedger.Precedence.COMMAND, book -> draft(book, id, plan, priority, members));
    }

    private Optional<Refusal> draft(RolloutBook book, RolloutId id, RolloutPlan plan, int priority, long members) {
        Rank rank = new Rank(priority, now(), id);
        Settlement settlement = new Settlement(book, RolloutEntry.of(rank, plan, new BeforeStart.Draft()), now());
        Optional<Refusal> refused = settlement.rollout(new RolloutEvent.Submitted(members));
        if (refused.isEmpty()) {
            for (int wave = 0; wave < plan.waves(); wave++) {
                book.save(id, held(wave, 0));
            }
        }
        return refused;
    }

    private static WaveEntry held(int number, int members) {
        return new WaveEntry(
                number, Wave.held(Counts.of(Tally.HELD, members)), OptionalLong.empty(), OptionalLong.empty());
    }

    private static void write(RolloutBook book, RolloutId id, List<List<DeviceId>> waves) {
        for (int wave = 0; wave < waves.size(); wave++) {
            int number = wave;
            List<MemberEntry> entries = waves.get(wave).stream()
                    .map(device -> MemberEntry.held(device, number))
                    .toList();
            book.add(id, entries);
            book.save(id, held(wave, entries.size()));
        }
    }

    /** Lets a rollout meet an event; the reason for which it is refused, also when there is no such rollout. */
    public Optional<Refusal> command(RolloutId id, RolloutEvent event) {
        return ledger.exchange(
                RolloutLedger.Precedence.COMMAND,
                book -> book.rollout(id)
                        .map(rollout -> new Settlement(book, rollout, now()).rollout(event))
                        .orElse(Optional.of(Refusal.NOT_NOW)));
    }

    /** Lets a wave meet an event, such as that an operator lets the next one begin. */
    public void wave(RolloutId id, int number, WaveEvent event) {
        ledger.exchange(RolloutLedger.Precedence.COMMAND, book -> {
            book.rollout(id).ifPresent(rollout -> new Settlement(book, rollout, now()).decide(number, event));
            return id;
        });
    }

    /**
     * Lets members meet events, and their waves and the rollout what follows from it. A rollout at rest has no turns any more: what it
     * lasts by meets a member that turns up late at once.
     */
    public List<Task> settle(RolloutId id, Map<DeviceId, MemberEvent> events) {
        return ledger.exchange(book -> settle(book, id, List.of(events)));
    }

    /**
     * The same within a transaction of others.
     *
     * @param rounds events that members meet one after the other
     */
    public List<Task> settle(RolloutBook book, RolloutId id, List<Map<DeviceId, MemberEvent>> rounds) {
        return book.rollout(id)
                .map(rollout -> {
                    Settlement settlement = new Settlement(book, rollout, now());
                    for (Map<DeviceId, MemberEvent> events : rounds) {
                        Collection<MemberEntry> members =
                                book.members(id, events.keySet()).values();
                        Map<DeviceId, MemberEvent> known = OneUpdateAtATime.knowing(book, id, members, events);
                        settlement.move(members, entry -> known.get(entry.device()));
                    }
                    if (settlement.rollout().state().isAtRest()) {
                        new Sweep(book, settlement, SLICE).go();
                    }
                    return settlement.tasks();
                })
                .orElse(List.of());
    }

    /** Does what has come due in every rollout, the one of highest rank first, and lets orders out. */
    public List<Task> turn() {
        keepTime();
        List<Task> tasks = new ArrayList<>();
        for (RolloutId id : ledger.read(view -> view.rollouts().stream()
                .map(RolloutEntry::rank)
                .sorted()
                .map(Rank::id)
                .toList())) {
            tasks.addAll(turn(id));
        }
        return tasks;
    }

    /** The time is kept now and then, in a transaction of its own, so that no two rollouts wait for each other. */
    private void keepTime() {
        long now = now();
        if (now >= keptAt + KEEP_EVERY) {
            ledger.exchange(book -> {
                book.keepTime(now);
                return now;
            });
            keptAt = now;
        }
    }

    private List<Task> turn(RolloutId id) {
        return ledger.exchange(book -> turn(book, id));
    }

    private List<Task> turn(RolloutBook book, RolloutId id) {
        return book.rollout(id)
                .map(rollout -> {
                    Settlement settlement = new Settlement(book, rollout, now());
                    new Turn(book, settlement, check, now(), Math.min(SLICE, lane.room())).take();
                    return settlement.tasks();
                })
                .orElse(List.of());
    }

    /** The earliest time at which a turn finds something to do; empty when no rollout is left. */
    public OptionalLong nextDue() {
        return ledger.read(view -> view.rollouts().stream()
                .flatMapToLong(rollout -> LongStream.concat(
                        view.nextDue(rollout.id()).stream(),
                        LongStream.concat(
                                rollout.due().stream(),
                                view.waves(rollout.id()).stream()
                                        .flatMapToLong(wave -> LongStream.concat(
                                                wave.soakDue().stream(), wave.patienceDue().stream())))))
                .min());
    }

    /** A rollout as it stands; empty when there is none of that id. */
    public Optional<RolloutEntry> rollout(RolloutId id) {
        return ledger.read(view -> view.rollout(id));
    }

    /** The waves of a rollout as they stand. */
    public List<WaveEntry> waves(RolloutId id) {
        return ledger.read(view -> view.waves(id));
    }

    private long now() {
        return serverTime.getAsLong();
    }
}
