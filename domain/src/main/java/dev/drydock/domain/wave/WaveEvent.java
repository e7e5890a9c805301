package dev.drydock.domain.wave;

import dev.drydock.domain.gate.Evidence;
import dev.drydock.domain.gate.Findings;

/** An occurrence that may move a wave. */
public sealed interface WaveEvent {
    /** Hands itself to the state of a wave. */
    WaveTransition applyTo(Wave wave, WaveTerms terms);

    /** The wave before has passed, and nothing holds this one back. */
    record TurnCame(Evidence carried) implements WaveEvent {
        @Override
        public WaveTransition applyTo(Wave wave, WaveTerms terms) {
            return wave.state().on(this, wave, terms);
        }
    }

    /**
     * Members have moved, or were added.
     *
     * @param found the outcomes among the moves, late ones of waves that have passed included
     */
    record Counted(Counts difference, Findings found) implements WaveEvent {
        @Override
        public WaveTransition applyTo(Wave wave, WaveTerms terms) {
            return wave.state().on(this, wave, terms);
        }
    }

    /** The soak is over. */
    record SoakOver() implements WaveEvent {
        @Override
        public WaveTransition applyTo(Wave wave, WaveTerms terms) {
            return wave.state().on(this, wave, terms);
        }
    }

    /** The patience with members that have their order is over. */
    record PatienceOver() implements WaveEvent {
        @Override
        public WaveTransition applyTo(Wave wave, WaveTerms terms) {
            return wave.state().on(this, wave, terms);
        }
    }

    /** An operator lets a wave begin that waits for a word. */
    record BeginAllowed() implements WaveEvent {
        @Override
        public WaveTransition applyTo(Wave wave, WaveTerms terms) {
            return wave.state().on(this, wave, terms);
        }
    }

    /** An operator lets the next wave begin without a verdict. */
    record UndecidedAccepted() implements WaveEvent {
        @Override
        public WaveTransition applyTo(Wave wave, WaveTerms terms) {
            return wave.state().on(this, wave, terms);
        }
    }

    /** An operator lets the wave go on in spite of its failures. */
    record FailuresAccepted() implements WaveEvent {
        @Override
        public WaveTransition applyTo(Wave wave, WaveTerms terms) {
            return wave.state().on(this, wave, terms);
        }
    }
}
