package dev.drydock.application.fleet.engine;

import dev.drydock.application.fleet.claim.ClaimCheck;
import dev.drydock.application.fleet.claim.OneUpdateAtATime;
import dev.drydock.application.fleet.ledger.MemberEntry;
import dev.drydock.application.fleet.ledger.Rank;
import dev.drydock.application.fleet.ledger.RolloutBook;
import dev.drydock.application.fleet.ledger.RolloutEntry;
import dev.drydock.application.fleet.ledger.RolloutLedger;
import dev.drydock.application.fleet.ledger.RolloutView;
import dev.drydock.application.fleet.ledger.WaveEntry;
import dev.drydock.application.fleet.plan.RolloutPlan;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.member.MemberEvent;
import dev.drydock.domain.rollout.BeforeStart;
import dev.drydock.domain.rollout.Refusal;
import dev.drydock.domain.rollout.RolloutEvent;
import dev.drydock.domain.rollout.RolloutId;
import dev.drydock.domain.wave.WaveEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Moves rollouts: each call is one transaction, whose tasks are performed after it. */
public final class RolloutEngine {
    /** The most members that one transaction moves by itself, so that none is long. */
    public static final int SLICE = 500;

    private static final long KEEP_EVERY = 1_000;

    private final RolloutLedger ledger;
    private final ClaimCheck check;
    private final OrderLane lane;
    private final Clocks clocks;
    /** The times at which orders may go out that the last turns held over. */
    private final Map<RolloutId, OptionalLong> looks = new ConcurrentHashMap<>();

    private volatile long keptAt;

    /**
     * Moves the rollouts of a ledger.
     *
     * @param check beside that of {@link OneUpdateAtATime}
     */
    public RolloutEngine(RolloutLedger ledger, ClaimCheck check, OrderLane lane, Clocks clocks) {
        this.ledger = ledger;
        this.check = new OneUpdateAtATime().and(check);
        this.lane = lane;
        this.clocks = clocks;
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
            Beginning beginning = new Beginning(book, now());
            Optional<Refusal> refused = beginning.draft(draft(id, plan, priority), members);
            if (refused.isEmpty()) {
                beginning.write(id, waves);
            }
            return refused;
        });
    }

    /**
     * Adds a rollout whose members are written later, {@code MembersPrepared} being said of it then.
     *
     * @param by the person who submits it
     * @param members their number
     * @return the reason for which it is refused
     */
    public Optional<Refusal> draft(RolloutId id, RolloutPlan plan, int priority, String by, long members) {
        return ledger.exchange(
                RolloutLedger.Precedence.COMMAND,
                book -> new Beginning(book, now())
                        .draft(draft(id, plan, priority).by(by), members));
    }

    /**
     * Adds a draft that is submitted later.
     *
     * @return false when another rollout has its name
     */
    public boolean create(RolloutId id, RolloutPlan plan, int priority, String by) {
        return ledger.exchange(RolloutLedger.Precedence.COMMAND, book -> {
            boolean isFree = book.named(plan.name()).isEmpty();
            if (isFree) {
                book.save(draft(id, plan, priority).by(by));
            }
            return isFree;
        });
    }

    /**
     * Submits a draft, whose members are written after that, within a transaction of others.
     *
     * @param members their number
     * @return the reason for which it is refused
     */
    public Optional<Refusal> submit(RolloutBook book, RolloutEntry draft, long members) {
        return new Beginning(book, now()).draft(draft, members);
    }

    private RolloutEntry draft(RolloutId id, RolloutPlan plan, int priority) {
        return RolloutEntry.of(new Rank(priority, now(), id), plan, new BeforeStart.Draft());
    }

    /**
     * Lets devices join the last wave of a dynamic rollout, if it still takes some; those that are members are passed over. Where
     * nobody is new, no other work is kept from the rollout.
     */
    public void join(RolloutBook book, RolloutId id, Collection<DeviceId> devices) {
        if (!book.strangers(id, devices).isEmpty()) {
            book.rollout(id)
                    .filter(RolloutEntry::takesNewcomers)
                    .ifPresent(rollout -> new Beginning(book, now()).join(rollout, devices));
        }
    }

    /** Lets a person approve a rollout; the reason for which it is refused. */
    public Optional<Refusal> approve(RolloutId id, String person) {
        return command(
                id,
                rollout -> rollout,
                entry -> new RolloutEvent.Approved(!entry.by().equals(Optional.of(person))));
    }

    /**
     * Changes the plan of a rollout.
     *
     * @param event the change as the rollout sees it: another target, other terms or limits, or another deadline. Another target
     *     leaves it without waves until somebody has prepared it anew
     * @return the reason for which it is refused; the plan is as it was then
     */
    public Optional<Refusal> change(RolloutId id, UnaryOperator<RolloutPlan> change, RolloutEvent event) {
        return command(id, entry -> entry.with(change.apply(entry.plan())), entry -> event);
    }

    /** Lets a rollout meet an event; the reason for which it is refused, also when there is no such rollout. */
    public Optional<Refusal> command(RolloutId id, RolloutEvent event) {
        return command(id, rollout -> rollout, entry -> event);
    }

    private Optional<Refusal> command(
            RolloutId id, UnaryOperator<RolloutEntry> change, Function<RolloutEntry, RolloutEvent> event) {
        return ledger.exchange(
                RolloutLedger.Precedence.COMMAND,
                book -> book.rollout(id)
                        .map(entry -> command(book, change.apply(entry), event.apply(entry)))
                        .orElse(Optional.of(Refusal.NOT_NOW)));
    }

    /** Lets a rollout meet an event within a transaction of others. */
    public Optional<Refusal> command(RolloutBook book, RolloutEntry rollout, RolloutEvent event) {
        return new Settlement(book, rollout, now()).rollout(event);
    }

    /** Lets a wave meet an event, such as that an operator lets the next one begin. */
    public void wave(RolloutId id, int number, WaveEvent event) {
        ledger.exchange(RolloutLedger.Precedence.COMMAND, book -> {
            book.rollout(id).ifPresent(rollout -> wave(book, rollout, number, event));
            return id;
        });
    }

    /** The same within a transaction of others. */
    public void wave(RolloutBook book, RolloutEntry rollout, int number, WaveEvent event) {
        new Settlement(book, rollout, now()).decide(number, event);
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
                        new Sweep(settlement, SLICE).go(false);
                    }
                    return settlement.tasks();
                })
                .orElse(List.of());
    }

    /** Does what has come due in every rollout, the one of highest rank first, and lets orders out. */
    public List<Task> turn() {
        List<Task> tasks = new ArrayList<>();
        turn(tasks::addAll);
        return tasks;
    }

    /**
     * The same.
     *
     * @param performer takes the tasks of each rollout once they are durable, so that a failure in a later one loses none
     */
    public void turn(Consumer<List<Task>> performer) {
        keepTime();
        for (RolloutId id : ledger.read(view -> view.rollouts().stream()
                .map(RolloutEntry::rank)
                .sorted()
                .map(Rank::id)
                .toList())) {
            performer.accept(turn(id));
        }
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
                    int orders = Math.min(SLICE, lane.room());
                    looks.put(id, new Turn(settlement, check, clocks.wall().get(), orders).take());
                    return settlement.tasks();
                })
                .orElse(List.of());
    }

    /** The earliest time at which a turn finds something to do; empty when no rollout is left. */
    public OptionalLong nextDue() {
        return ledger.read(view -> view.rollouts().stream()
                .flatMapToLong(rollout -> dues(view, rollout))
                .min());
    }

    private LongStream dues(RolloutView view, RolloutEntry rollout) {
        LongStream ofWaves = view.waves(rollout.id()).stream()
                .flatMapToLong(wave -> LongStream.concat(wave.soakDue().stream(), wave.patienceDue().stream()));
        LongStream ofMembers = view.nextDue(rollout.id()).stream();
        LongStream heldOver = looks.getOrDefault(rollout.id(), OptionalLong.empty()).stream();
        return Stream.of(rollout.times().dues(), ofWaves, ofMembers, heldOver).flatMapToLong(Function.identity());
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
        return clocks.server().getAsLong();
    }
}
