package dev.drydock.domain.wave;

import dev.drydock.domain.gate.Verdict;
import dev.drydock.domain.member.Tally;
import dev.drydock.domain.wave.WaveEffect.StartPatience;
import dev.drydock.domain.wave.WaveEffect.StartSoak;
import dev.drydock.domain.wave.WaveEvent.Counted;
import dev.drydock.domain.wave.WaveEvent.PatienceOver;
import dev.drydock.domain.wave.WaveEvent.SoakOver;
import dev.drydock.domain.wave.WaveEvent.UndecidedAccepted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A wave that has had its turn, and is not judged yet. */
public sealed interface UnderWay extends WaveState {
    /**
     * Members get their orders.
     *
     * @param isPatienceRunning whether the time that outcomes are waited for has begun
     */
    record Open(boolean isPatienceRunning) implements UnderWay {
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
        static WaveTransition settle(Wave wave, boolean isPatienceRunning, WaveTerms terms) {
            Verdict verdict = wave.verdict(terms);
            if (verdict.stops()) {
                return wave.fail(verdict, Optional.empty());
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
    record Soaking(boolean isOver, boolean isPatienceOver) implements UnderWay {
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
            return verdict.stops() ? next.fail(verdict, Optional.empty()) : settle(next, terms);
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

        /** Nothing is waited for once every member has ended. */
        private WaveTransition settle(Wave wave, WaveTerms terms) {
            if (wave.passes(terms, isPatienceOver)) {
                return isOver ? wave.pass(terms) : wave.moveTo(this);
            }
            boolean nothingComes = isOver && wave.counts().underWay() == 0 && !terms.isLast();
            boolean isWaitedFor = isPatienceOver && wave.counts().areOrdered();
            return nothingComes || isWaitedFor ? wave.giveUp(terms) : wave.moveTo(this);
        }
    }

    /** There are too few outcomes for a verdict, and they have been waited for. */
    record Undecided() implements UnderWay {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.undecided(this);
        }

        @Override
        public boolean isUndecided() {
            return true;
        }

        /** A member that is held again gets its order, and is waited for. An image that turns good is watched like any other. */
        @Override
        public WaveTransition on(Counted event, Wave wave, WaveTerms terms) {
            Wave next = wave.counted(event, terms);
            Verdict verdict = next.verdict(terms);
            if (verdict.stops()) {
                return next.fail(verdict, Optional.empty());
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
}
