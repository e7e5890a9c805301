package dev.drydock.domain.wave;

import dev.drydock.domain.gate.Verdict;
import dev.drydock.domain.wave.WaveEffect.PassOn;
import dev.drydock.domain.wave.WaveEvent.BeginAllowed;
import dev.drydock.domain.wave.WaveEvent.Counted;
import dev.drydock.domain.wave.WaveEvent.FailuresAccepted;
import dev.drydock.domain.wave.WaveEvent.PatienceOver;
import dev.drydock.domain.wave.WaveEvent.SoakOver;
import dev.drydock.domain.wave.WaveEvent.TurnCame;
import dev.drydock.domain.wave.WaveEvent.UndecidedAccepted;
import java.util.List;
import java.util.Optional;

/** The state of a wave. A state says only what moves it; every other event is refused. */
public sealed interface WaveState
        permits WaveState.Held, UnderWay, WaveState.Passed, WaveState.Failed, WaveState.Skipped {
    /** One answer for each state. */
    interface Cases<T> {
        T held(Held state);

        T open(UnderWay.Open state);

        T soaking(UnderWay.Soaking state);

        T undecided(UnderWay.Undecided state);

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

    /** Whether an operator is asked to let it begin. */
    default boolean isAsking() {
        return false;
    }

    /** Whether there are too few outcomes for a verdict, and an operator is asked whether it may pass. */
    default boolean isUndecided() {
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

    default WaveTransition on(BeginAllowed event, Wave wave, WaveTerms terms) {
        return wave.refuse(event);
    }

    default WaveTransition on(UndecidedAccepted event, Wave wave, WaveTerms terms) {
        return wave.refuse(event);
    }

    default WaveTransition on(FailuresAccepted event, Wave wave, WaveTerms terms) {
        return wave.refuse(event);
    }

    /**
     * It has not had its turn.
     *
     * @param isAsking whether the wave before has passed, and an operator is asked to let this one begin
     */
    record Held(boolean isAsking) implements WaveState {
        /** The wave before has not passed. */
        public static final Held BEHIND = new Held(false);

        /** The wave before has passed. */
        public static final Held ASKING = new Held(true);

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
            if (isAsking) {
                return wave.refuse(event);
            }
            if (wave.counts().size() == 0 && !terms.isOpenEnded()) {
                return wave.moveTo(new Skipped(), new PassOn(event.carried()));
            }
            Wave next = wave.carrying(event.carried(), terms);
            return terms.asks() ? meet(next, ASKING, terms) : UnderWay.Open.settle(next, false, terms);
        }

        @Override
        public WaveTransition on(BeginAllowed event, Wave wave, WaveTerms terms) {
            return isAsking ? UnderWay.Open.settle(wave, false, terms) : wave.refuse(event);
        }

        /** Failures that come late from the waves before it stop it before its turn. */
        @Override
        public WaveTransition on(Counted event, Wave wave, WaveTerms terms) {
            return meet(wave.counted(event, terms), this, terms);
        }

        private static WaveTransition meet(Wave wave, Held next, WaveTerms terms) {
            Verdict verdict = wave.verdict(terms);
            return verdict.stops() ? wave.fail(verdict, Optional.of(next)) : wave.moveTo(next);
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
            return verdict.stops() ? next.fail(verdict, Optional.empty()) : next.moveTo(this);
        }
    }

    /**
     * The image failed on too many devices.
     *
     * @param before what it was before its turn; empty when it has had it
     */
    record Failed(Verdict verdict, Optional<Held> before) implements WaveState {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.failed(this);
        }

        @Override
        public boolean isBeforeTurn() {
            return before.isPresent();
        }

        @Override
        public Optional<Verdict> stoppedBy() {
            return Optional.of(verdict);
        }

        /** The tallies stay, the evidence begins anew. */
        @Override
        public WaveTransition on(FailuresAccepted event, Wave wave, WaveTerms terms) {
            Wave next = wave.withoutEvidence();
            return before.isPresent() ? next.moveTo(before.get()) : UnderWay.Open.settle(next, false, terms);
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
