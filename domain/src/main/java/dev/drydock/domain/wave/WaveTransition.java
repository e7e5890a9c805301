package dev.drydock.domain.wave;

import java.util.List;

/** The result of an event that meets a wave. */
public sealed interface WaveTransition {
    /** One answer for each result. */
    interface Cases<T> {
        T moved(Moved transition);

        T refused(Refused transition);
    }

    /** Picks the case of this result. */
    <T> T match(Cases<T> cases);

    /** The event was taken. The next wave is durable before its effects are begun. */
    record Moved(Wave next, List<WaveEffect> effects) implements WaveTransition {
        public Moved {
            effects = List.copyOf(effects);
        }

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.moved(this);
        }
    }

    /** The event does not move this wave: nothing changes. */
    record Refused(Wave wave, WaveEvent event) implements WaveTransition {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.refused(this);
        }
    }
}
