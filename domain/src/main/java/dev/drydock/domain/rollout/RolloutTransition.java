package dev.drydock.domain.rollout;

import java.util.List;

/** The result of an event that meets a rollout. */
public sealed interface RolloutTransition {
    /** One answer for each result. */
    interface Cases<T> {
        T moved(Moved transition);

        T refused(Refused transition);
    }

    /** Picks the case of this result. */
    <T> T match(Cases<T> cases);

    /** Whether the event was taken. */
    boolean moves();

    /** The event was taken. The next state is durable before its effects, in their order, are begun. */
    record Moved(RolloutState next, List<RolloutEffect> effects) implements RolloutTransition {
        public Moved {
            effects = List.copyOf(effects);
        }

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.moved(this);
        }

        @Override
        public boolean moves() {
            return true;
        }
    }

    /** The event does not move the rollout: nothing changes. */
    record Refused(RolloutState state, RolloutEvent event, Refusal refusal) implements RolloutTransition {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.refused(this);
        }

        @Override
        public boolean moves() {
            return false;
        }
    }
}
