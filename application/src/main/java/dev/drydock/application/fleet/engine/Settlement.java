package dev.drydock.application.fleet.engine;

import dev.drydock.application.fleet.ledger.MemberEntry;
import dev.drydock.application.fleet.ledger.RolloutBook;
import dev.drydock.application.fleet.ledger.RolloutEntry;
import dev.drydock.application.fleet.ledger.Times;
import dev.drydock.application.fleet.ledger.WaveEntry;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.gate.Findings;
import dev.drydock.domain.member.Member;
import dev.drydock.domain.member.MemberEffect;
import dev.drydock.domain.member.MemberEvent;
import dev.drydock.domain.member.MemberTransition;
import dev.drydock.domain.rollout.Refusal;
import dev.drydock.domain.rollout.RolloutEvent;
import dev.drydock.domain.rollout.RolloutTransition;
import dev.drydock.domain.wave.Counts;
import dev.drydock.domain.wave.WaveEffect;
import dev.drydock.domain.wave.WaveEvent;
import dev.drydock.domain.wave.WaveTransition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The changes of one rollout within one transaction. Members move first; their waves are counted after that; a wave that stops, or
 * passes, moves the rollout or the next wave at once.
 */
final class Settlement {
    /** The time after which a withdrawal that was not confirmed is asked for again. */
    private static final Duration REPEAT = Duration.ofMinutes(1);

    private final RolloutBook book;
    private final long now;
    private final List<Task> tasks = new ArrayList<>();
    private final List<WaveEntry> waves;
    private RolloutEntry rollout;

    Settlement(RolloutBook book, RolloutEntry rollout, long now) {
        this.book = book;
        this.rollout = rollout;
        this.now = now;
        this.waves = new ArrayList<>(book.waves(rollout.id()));
    }

    RolloutEntry rollout() {
        return rollout;
    }

    RolloutBook book() {
        return book;
    }

    long now() {
        return now;
    }

    List<WaveEntry> waves() {
        return List.copyOf(waves);
    }

    /** The effects to perform after the transaction. */
    List<Task> tasks() {
        return List.copyOf(tasks);
    }

    /** All members by tally. */
    Counts counts() {
        return WaveEntry.counts(waves);
    }

    /** Lets each member meet an event. */
    void move(Collection<MemberEntry> members, Function<MemberEntry, MemberEvent> events) {
        List<MemberEntry> changed = new ArrayList<>();
        List<DeviceId> freed = new ArrayList<>();
        Map<Change, Integer> changes = new LinkedHashMap<>();
        for (MemberEntry entry : members) {
            MemberEvent event = events.apply(entry);
            MemberEntry next =
                    entry.member().on(event, rollout.plan().members()).match(new Moving(entry));
            if (!next.equals(entry)) {
                changed.add(next);
                changes.merge(Change.of(entry, event, next), 1, Integer::sum);
                if (entry.member().letsGo(next.member())) {
                    freed.add(entry.device());
                }
            }
        }
        book.save(rollout.id(), changed);
        book.wake(rollout.id(), freed, now);
        changed.stream().flatMap(next -> Change.distrust(next).stream()).forEach(this::rollout);
        count(changes);
    }

    /** Asks once more for what may have been lost in a crash or on its way. */
    void repeat(Collection<MemberEntry> members) {
        List<MemberEntry> repeated = new ArrayList<>();
        for (MemberEntry entry : members) {
            entry.member().resume().forEach(effect -> tasks.add(new Task(rollout.id(), entry.device(), effect)));
            repeated.add(entry.with(entry.member(), repeatDue(entry.member())));
        }
        book.save(rollout.id(), repeated);
    }

    private OptionalLong repeatDue(Member member) {
        return member.resume().isEmpty() ? OptionalLong.empty() : in(REPEAT);
    }

    /** An outcome that comes late, in a wave that has passed, is evidence for the wave that is open, or else for the last one. */
    private void count(Map<Change, Integer> changes) {
        Map<Integer, WaveEvent.Counted> counted = new TreeMap<>();
        changes.forEach((change, number) -> counted.merge(change.wave(), change.times(number), Change::sum));
        Findings late = Findings.NONE;
        for (var entry : counted.entrySet()) {
            boolean isLast = entry.getKey() == waves.size() - 1;
            if (!isLast && waves.get(entry.getKey()).wave().state().hasPassed()) {
                late = late.plus(entry.getValue().found());
            }
        }
        if (!late.equals(Findings.NONE)) {
            int judging = open().map(WaveEntry::number).orElse(waves.size() - 1);
            counted.merge(judging, new WaveEvent.Counted(Counts.NONE, late), Change::sum);
        }
        counted.forEach(this::wave);
        finish();
    }

    /** The wave that is open, or comes next. */
    Optional<WaveEntry> open() {
        return WaveEntry.open(waves);
    }

    /** Lets a wave meet an event. */
    void wave(int number, WaveEvent event) {
        WaveTransition result =
                waves.get(number).wave().on(event, rollout.plan().wave(number));
        result.match(new WaveTransition.Cases<Boolean>() {
            @Override
            public Boolean moved(WaveTransition.Moved moved) {
                keep(waves.get(number).with(moved.next()));
                WavePerformer performer = new WavePerformer(number);
                moved.effects().forEach(effect -> effect.performBy(performer));
                return true;
            }

            @Override
            public Boolean refused(WaveTransition.Refused refused) {
                return false;
            }
        });
    }

    /** The same, and what ends with it. */
    void decide(int number, WaveEvent event) {
        wave(number, event);
        finish();
    }

    void keep(WaveEntry entry) {
        waves.set(entry.number(), entry);
        book.save(rollout.id(), entry);
    }

    void keep(Times times) {
        if (!times.equals(rollout.times())) {
            rollout = rollout.with(times);
            book.save(rollout);
        }
    }

    /** The deadline counts from now on. */
    void startDeadline() {
        OptionalLong deadline =
                rollout.plan().schedule().deadline().map(this::in).orElse(OptionalLong.empty());
        keep(rollout.times().withDeadline(deadline));
    }

    /** Lets the rollout meet an event; why not, if it refuses. */
    Optional<Refusal> rollout(RolloutEvent event) {
        return event.applyTo(rollout.state(), rollout.plan().rollout()).match(new RolloutTransition.Cases<>() {
            @Override
            public Optional<Refusal> moved(RolloutTransition.Moved moved) {
                Times times = rollout.times().patientUntil(OptionalLong.empty());
                rollout = rollout.with(moved.next(), times);
                book.save(rollout);
                OnceOnly performer = new OnceOnly(Settlement.this);
                moved.effects().forEach(effect -> effect.performBy(performer));
                finish();
                return Optional.empty();
            }

            @Override
            public Optional<Refusal> refused(RolloutTransition.Refused refused) {
                return Optional.of(refused.refusal());
            }
        });
    }

    /** Ends what has come to its end; the machine refuses what does not concern its state. */
    private void finish() {
        if (rollout.isSettled() || counts().underWay() > 0) {
            return;
        }
        if (open().isEmpty()) {
            rollout(new RolloutEvent.WavesPassed());
        }
        rollout(new RolloutEvent.MembersEnded());
        boolean nothingIsAskedFor = book.nextDue(rollout.id()).isEmpty();
        if (rollout.state().isAtRest() && !rollout.isSettled() && nothingIsAskedFor) {
            rollout = rollout.settled(now);
            book.save(rollout);
        }
    }

    OptionalLong in(Duration time) {
        return OptionalLong.of(now + time.toMillis());
    }

    /** The entry of a member after an event. */
    private final class Moving implements MemberTransition.Cases<MemberEntry> {
        private final MemberEntry entry;

        Moving(MemberEntry entry) {
            this.entry = entry;
        }

        @Override
        public MemberEntry moved(MemberTransition.Moved moved) {
            take(moved.effects());
            return entry.with(
                    moved.next(), moved.due().map(Settlement.this::in).orElseGet(() -> repeatDue(moved.next())));
        }

        @Override
        public MemberEntry continued(MemberTransition.Continued continued) {
            take(continued.effects());
            boolean hasDue =
                    continued.next().state().due(rollout.plan().members()).isPresent();
            return entry.with(continued.next(), hasDue ? entry.due() : repeatDue(continued.next()));
        }

        @Override
        public MemberEntry refused(MemberTransition.Refused refused) {
            return entry;
        }

        private void take(List<MemberEffect> effects) {
            effects.forEach(effect -> tasks.add(new Task(rollout.id(), entry.device(), effect)));
        }
    }

    /** Performs the effects of one wave. */
    private final class WavePerformer implements WaveEffect.Performer {
        private final int number;

        WavePerformer(int number) {
            this.number = number;
        }

        @Override
        public void startSoak(WaveEffect.StartSoak effect) {
            keep(waves.get(number).soakingUntil(in(effect.after())));
        }

        @Override
        public void startPatience(WaveEffect.StartPatience effect) {
            keep(waves.get(number).patientUntil(in(effect.after())));
        }

        @Override
        public void passOn(WaveEffect.PassOn effect) {
            keep(waves.get(number).soakingUntil(OptionalLong.empty()).patientUntil(OptionalLong.empty()));
            if (number + 1 < waves.size()) {
                wave(number + 1, new WaveEvent.TurnCame(effect.carried()));
            }
        }

        @Override
        public void stopRollout(WaveEffect.StopRollout effect) {
            rollout(new RolloutEvent.WaveStopped(effect.verdict()));
        }

        @Override
        public void tellUndecided(WaveEffect.TellUndecided effect) {
            // The state of the wave tells it.
        }
    }
}
