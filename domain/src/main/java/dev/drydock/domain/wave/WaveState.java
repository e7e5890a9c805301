package dev.drydock.domain.wave;

import dev.drydock.domain.gate.Evidence;
import dev.drydock.domain.gate.Findings;
import dev.drydock.domain.gate.Verdict;
import dev.drydock.domain.wave.WaveEffect.PassOn;
import dev.drydock.domain.wave.WaveEffect.StartPatience;
import dev.drydock.domain.wave.WaveEffect.StartSoak;
import dev.drydock.domain.wave.WaveEffect.StopRollout;
import dev.drydock.domain.wave.WaveEffect.TellUndecided;
import dev.drydock.domain.wave.WaveEvent.Counted;
import dev.drydock.domain.wave.WaveEvent.FailuresAccepted;
import dev.drydock.domain.wave.WaveEvent.PatienceOver;
import dev.drydock.domain.wave.WaveEvent.SoakOver;
import dev.drydock.domain.wave.WaveEvent.TurnCame;
import dev.drydock.domain.wave.WaveEvent.UndecidedAccepted;
import java.util.ArrayList;
import java.util.List;

/** The state of a wave. A state says only what moves it; every other event is refused. */
public sealed interface WaveState {
    /** Whether its members get orders. */
    default boolean givesOrders() {
        return false;
    }

    /** Whether the wave behind it has had its turn. */
    default boolean hasPassed() {
        return false;
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

    private static WaveTransition fail(Wave wave, Verdict verdict) {
        return wave.moveTo(new Failed(verdict), new StopRollout(verdict));
    }

    private static WaveTransition pass(Wave wave, WaveTerms terms) {
        Evidence carried = wave.verdict(terms) == Verdict.GOOD ? Evidence.NONE : wave.evidence();
        return wave.moveTo(new Passed(), new PassOn(carried));
    }

    /** Without enough evidence nothing is taken back, and nothing further begins. */
    private static WaveTransition giveUp(Wave wave, WaveTerms terms) {
        int outcomes = wave.found().outcomes();
        long missing = terms.gate().test().successesToGood(wave.evidence().ratio());
        return wave.moveTo(new Undecided(), new TellUndecided(outcomes, outcomes + missing));
    }

    /** The wave before has not passed. */
    record Held() implements WaveState {
        @Override
        public WaveTransition on(TurnCame event, Wave wave, WaveTerms terms) {
            return wave.counts().size() == 0 && !terms.isOpenEnded()
                    ? wave.moveTo(new Skipped(), new PassOn(event.carried()))
                    : Open.settle(wave.carrying(event.carried(), terms), false, terms);
        }
    }

    /**
     * Members get their orders.
     *
     * @param isPatienceRunning whether the time that outcomes are waited for has begun
     */
    record Open(boolean isPatienceRunning) implements WaveState {
        @Override
        public boolean givesOrders() {
            return true;
        }

        @Override
        public WaveTransition on(Counted event, Wave wave, WaveTerms terms) {
            return settle(wave.counted(event, terms), isPatienceRunning, terms);
        }

        private static WaveTransition settle(Wave wave, boolean isPatienceRunning, WaveTerms terms) {
            Verdict verdict = wave.verdict(terms);
            if (verdict.stops()) {
                return fail(wave, verdict);
            }
            List<WaveEffect> effects = new ArrayList<>();
            boolean ordered = wave.counts().areOrdered();
            if (ordered && !isPatienceRunning && !terms.isLast()) {
                effects.add(new StartPatience(terms.patience()));
            }
            if (!wave.hasSettled()) {
                return new WaveTransition.Moved(wave.with(new Open(isPatienceRunning || ordered)), effects);
            }
            effects.add(new StartSoak(terms.soak()));
            return new WaveTransition.Moved(wave.with(new Soaking(false, false)), effects);
        }

        @Override
        public WaveTransition on(PatienceOver event, Wave wave, WaveTerms terms) {
            return terms.isLast() ? wave.refuse(event) : giveUp(wave, terms);
        }
    }

    /**
     * Members have their orders and have mostly ended; they are watched for a while.
     *
     * @param isOver whether the soak is over
     * @param isPatienceOver whether further outcomes are not waited for any more
     */
    record Soaking(boolean isOver, boolean isPatienceOver) implements WaveState {
        @Override
        public WaveTransition on(Counted event, Wave wave, WaveTerms terms) {
            Wave next = wave.counted(event, terms);
            Verdict verdict = next.verdict(terms);
            if (verdict.stops()) {
                return fail(next, verdict);
            }
            return next.counts().areOrdered() ? settle(next, terms) : next.moveTo(new Open(!isPatienceOver));
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
            if (wave.passes(terms)) {
                return isOver ? pass(wave, terms) : wave.moveTo(this);
            }
            return isPatienceOver ? giveUp(wave, terms) : wave.moveTo(this);
        }
    }

    /** There are too few outcomes for a verdict, and they have been waited for. */
    record Undecided() implements WaveState {
        @Override
        public WaveTransition on(Counted event, Wave wave, WaveTerms terms) {
            Wave next = wave.counted(event, terms);
            Verdict verdict = next.verdict(terms);
            if (verdict.stops()) {
                return fail(next, verdict);
            }
            return next.passes(terms) ? pass(next, terms) : next.moveTo(this);
        }

        @Override
        public WaveTransition on(UndecidedAccepted event, Wave wave, WaveTerms terms) {
            return pass(wave, terms);
        }
    }

    /** The image did well enough, or the wave was too small to tell. What its members report later is evidence for the open wave. */
    record Passed() implements WaveState {
        @Override
        public boolean hasPassed() {
            return true;
        }

        @Override
        public WaveTransition on(Counted event, Wave wave, WaveTerms terms) {
            Counted alone = new Counted(event.difference(), Findings.NONE);
            return new WaveTransition.Moved(wave.counted(alone, terms), List.of());
        }
    }

    /** The image failed on too many devices. */
    record Failed(Verdict verdict) implements WaveState {
        /** The tallies stay, the evidence begins anew. */
        @Override
        public WaveTransition on(FailuresAccepted event, Wave wave, WaveTerms terms) {
            return Open.settle(wave.withoutEvidence(), false, terms);
        }
    }

    /** The wave has no member. */
    record Skipped() implements WaveState {
        @Override
        public boolean hasPassed() {
            return true;
        }
    }
}
