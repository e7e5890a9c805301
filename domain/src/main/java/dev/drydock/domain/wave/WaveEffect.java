package dev.drydock.domain.wave;

import dev.drydock.domain.gate.Evidence;
import dev.drydock.domain.gate.Verdict;
import java.time.Duration;

/** Work outside the machine of a wave. */
public sealed interface WaveEffect {
    /** Performs effects, one method for each kind. */
    interface Performer {
        void startSoak(StartSoak effect);

        void startPatience(StartPatience effect);

        void passOn(PassOn effect);

        void stopRollout(StopRollout effect);

        void tellUndecided(TellUndecided effect);
    }

    /** Hands itself to the performer; a new effect does not compile until every performer handles it. */
    void performBy(Performer performer);

    /** Lets {@link WaveEvent.SoakOver} come after this time; a former soak is void. */
    record StartSoak(Duration after) implements WaveEffect {
        @Override
        public void performBy(Performer performer) {
            performer.startSoak(this);
        }
    }

    /** Lets {@link WaveEvent.PatienceOver} come after this time. */
    record StartPatience(Duration after) implements WaveEffect {
        @Override
        public void performBy(Performer performer) {
            performer.startPatience(this);
        }
    }

    /** Lets the next wave come to its turn, or the rollout end when there is none. */
    record PassOn(Evidence carried) implements WaveEffect {
        @Override
        public void performBy(Performer performer) {
            performer.passOn(this);
        }
    }

    /** Stops the rollout. */
    record StopRollout(Verdict verdict) implements WaveEffect {
        @Override
        public void performBy(Performer performer) {
            performer.stopRollout(this);
        }
    }

    /**
     * Tells the operators that there is not enough evidence.
     *
     * @param outcomes the outcomes that there are
     * @param about the outcomes that were enough if no more failed
     */
    record TellUndecided(int outcomes, long about) implements WaveEffect {
        @Override
        public void performBy(Performer performer) {
            performer.tellUndecided(this);
        }
    }
}
