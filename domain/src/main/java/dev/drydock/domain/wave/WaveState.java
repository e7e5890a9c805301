package dev.drydock.domain.wave;

import dev.drydock.domain.gate.Verdict;
import dev.drydock.domain.member.Tally;
import dev.drydock.domain.wave.WaveEffect.PassOn;
import dev.drydock.domain.wave.WaveEffect.StartPatience;
import dev.drydock.domain.wave.WaveEffect.StartSoak;
import dev.drydock.domain.wave.WaveEvent.Counted;
import dev.drydock.domain.wave.WaveEvent.FailuresAccepted;
import dev.drydock.domain.wave.WaveEvent.PatienceOver;
import dev.drydock.domain.wave.WaveEvent.SoakOver;
import dev.drydock.domain.wave.WaveEvent.TurnCame;
import dev.drydock.domain.wave.WaveEvent.UndecidedAccepted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The state of a wave. A state says only what moves it; every other event is refused. */
public sealed interface WaveState {
    /** One answer for each state. */
    interface Cases<T> {
        T held(Held state);

        T open(Open state);

        T soaking(Soaking state);

        T undecided(Undecided state);

        T passed(Passed state);

        T failed(Failed state);

        T skipped(Skipped state);
    }

    /** Picks the case of this state. */
    <T> T match(Cases<T> cases);

    /** Whether its members get orders. */
    default boolean givesOrders() {
        return false;
    }

    /** Whether the wave behind it has had its turn. */
    default boolean hasPassed() {
        return false;
    }

    /** Whether the wave has not come to its turn. */
    default boolean isBeforeTurn() {
        return false;
    }

    /** The verdict that stopped the rollout; empty when none did. */
    default Optional<Verdict> stoppedBy() {
        return Optional.empty();
    }

    default WaveTransition on(TurnCame event, Wave wave, WaveTerms terms) {
        return wave.refuse(event);
    }

    /** Members are counted in every state. */
    default WaveTransition on(Counted event, Wave wave, WaveTerms terms) {
        return new WaveTransition.Moved(wave.counted(event, terms), List.of());
    }

    default WaveTransition on(SoakOver event, Wave wave, WaveTerms terms) {
        return wave.refuse(event);
    }

    default WaveTransition on(PatienceOver event, Wave wave, WaveTerms terms) {
        return wave.refuse(event);
    }

    default WaveTransition on(UndecidedAccepted event, Wave wave, WaveTerms terms) {
        return wave.refuse(event);
    }

    default WaveTransition on(FailuresAccepted event, Wave wave, WaveTerms terms) {
        return wave.refuse(event);
    }

    /** The wave before has not passed. */
    record Held() implements WaveState {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.held(this);
        }

        @Override
        public boolean isBeforeTurn() {
            return true;
        }

        @Override
        public WaveTransition on(TurnCame event, Wave wave, WaveTerms terms) {
            return wave.counts().size() == 0 && !terms.isOpenEnded()
                    ? wave.moveTo(new Skipped(), new PassOn(event.carried()))
                    : Open.settle(wave.carrying(event.carried(), terms), false, terms);
        }

        /** Failures that come late from the waves before it stop it before its turn. */
        @Override
        public WaveTransition on(Counted event, Wave wave, WaveTerms terms) {
            Wave next = wave.counted(event, terms);
            Verdict verdict = next.verdict(terms);
            return verdict.stops() ? next.fail(verdict, true) : next.moveTo(this);
        }
    }

    /**
     * Members get their orders.
     *
     * @param isPatienceRunning whether the time that outcomes are waited for has begun
     */
    record Open(boolean isPatienceRunning) implements WaveState {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.open(this);
        }

        @Override
        public boolean givesOrders() {
            return true;
        }

        @Override
        public WaveTransition on(Counted event, Wave wave, WaveTerms terms) {
            return settle(wave.counted(event, terms), isPatienceRunning, terms);
        }

        /** The patience runs while none is held. */
        private static WaveTransition settle(Wave wave, boolean isPatienceRunning, WaveTerms terms) {
            Verdict verdict = wave.verdict(terms);
            if (verdict.stops()) {
                return wave.fail(verdict, false);
            }
            List<WaveEffect> effects = new ArrayList<>();
            boolean noneHeld = wave.counts().of(Tally.HELD) == 0;
            if (noneHeld && !isPatienceRunning && !terms.isLast()) {
                effects.add(new StartPatience(terms.patience()));
            }
            if (!wave.hasSettled()) {
                return new WaveTransition.Moved(wave.with(new Open(noneHeld)), effects);
            }
            effects.add(new StartSoak(terms.soak()));
            return new WaveTransition.Moved(wave.with(new Soaking(false, false)), effects);
        }

        @Override
        public WaveTransition on(PatienceOver event, Wave wave, WaveTerms terms) {
            return terms.isLast() || !isPatienceRunning ? wave.refuse(event) : wave.giveUp(terms);
        }
    }

    /**
     * Members have their orders and have mostly ended; they are watched for a while. A member that is tried again gets its order
     * meanwhile.
     *
     * @param isOver whether the soak is over
     * @param isPatienceOver whether further outcomes are not waited for any more
     */
    record Soaking(boolean isOver, boolean isPatienceOver) implements WaveState {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.soaking(this);
        }

        @Override
        public boolean givesOrders() {
            return true;
        }

        @Override
        public WaveTransition on(Counted event, Wave wave, WaveTerms terms) {
            Wave next = wave.counted(event, terms);
            Verdict verdict = next.verdict(terms);
            return verdict.stops() ? next.fail(verdict, false) : settle(next, terms);
        }

        @Override
        public WaveTransition on(SoakOver event, Wave wave, WaveTerms terms) {
            return isOver ? wave.refuse(event) : new Soaking(true, isPatienceOver).settle(wave, terms);
        }

        @Override
        public WaveTransition on(PatienceOver event, Wave wave, WaveTerms terms) {
            return terms.isLast() || isPatienceOver
                    ? wave.refuse(event)
                    : new Soaking(isOver, true).settle(wave, terms);
        }

        private WaveTransition settle(Wave wave, WaveTerms terms) {
            if (wave.passes(terms, isPatienceOver)) {
                return isOver ? wave.pass(terms) : wave.moveTo(this);
            }
            return isPatienceOver && wave.counts().areOrdered() ? wave.giveUp(terms) : wave.moveTo(this);
        }
    }

    /** There are too few outcomes for a verdict, and they have been waited for. */
    record Undecided() implements WaveState {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.undecided(this);
        }

        /** A member that is held again gets its order, and is waited for. An image that turns good is watched like any other. */
        @Override
        public WaveTransition on(Counted event, Wave wave, WaveTerms terms) {
            Wave next = wave.counted(event, terms);
            Verdict verdict = next.verdict(terms);
            if (verdict.stops()) {
                return next.fail(verdict, false);
            }
            if (next.counts().of(Tally.HELD) > 0) {
                return next.moveTo(new Open(false));
            }
            return next.passes(terms, false)
                    ? next.moveTo(new Soaking(false, true), new StartSoak(terms.soak()))
                    : next.moveTo(this);
        }

        @Override
        public WaveTransition on(UndecidedAccepted event, Wave wave, WaveTerms terms) {
            return wave.pass(terms);
        }
    }

    /**
     * The image did well enough, or the wave was too small to tell. Members that have no order yet get theirs. Late reports are
     * evidence for the open wave; those of the last wave still stop the rollout.
     */
    record Passed() implements WaveState {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.passed(this);
        }

        @Override
        public boolean givesOrders() {
            return true;
        }

        @Override
        public boolean hasPassed() {
            return true;
        }

        @Override
        public WaveTransition on(Counted event, Wave wave, WaveTerms terms) {
            if (!terms.isLast()) {
                return wave.countedWithoutEvidence(event).moveTo(this);
            }
            Wave next = wave.counted(event, terms);
            Verdict verdict = next.verdict(terms);
            return verdict.stops() ? next.fail(verdict, false) : next.moveTo(this);
        }
    }

    /**
     * The image failed on too many devices.
     *
     * @param isBeforeTurn whether the wave has not had its turn
     */
    record Failed(Verdict verdict, boolean isBeforeTurn) implements WaveState {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.failed(this);
        }

        @Override
        public Optional<Verdict> stoppedBy() {
            return Optional.of(verdict);
        }

        /** The tallies stay, the evidence begins anew. */
        @Override
        public WaveTransition on(FailuresAccepted event, Wave wave, WaveTerms terms) {
            Wave next = wave.withoutEvidence();
            return isBeforeTurn ? next.moveTo(new Held()) : Open.settle(next, false, terms);
        }
    }

    /** The wave has no member. */
    record Skipped() implements WaveState {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.skipped(this);
        }

        @Override
        public boolean hasPassed() {
            return true;
        }
    }
}
