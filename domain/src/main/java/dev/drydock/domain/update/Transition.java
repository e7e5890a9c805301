package dev.drydock.domain.update;

import java.util.List;

/** The result of an event that meets a state. */
public sealed interface Transition {
    /** One answer for each result. */
    interface Cases<T> {
        T moved(Moved transition);

        T continued(Continued transition);

        T refused(Refused transition);
    }

    /** Picks the case of this result. */
    <T> T match(Cases<T> cases);

    /**
     * The event was taken. The next state is made durable before the effects, in their order, are begun; the deadline of the
     * former state is void.
     */
    record Moved(UpdateState next, List<Effect> effects) implements Transition {
        public Moved {
            effects = List.copyOf(effects);
        }

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.moved(this);
        }
    }

    /**
     * The event was taken, and the work of the state goes on: its deadline stands. The next state, which is the same or tells of the
     * same work, is made durable before the effects are begun.
     */
    record Continued(UpdateState next, List<Effect> effects) implements Transition {
        public Continued {
            effects = List.copyOf(effects);
        }

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.continued(this);
        }
    }

    /** The event does not move this state, or belongs to work that is over: nothing changes. */
    record Refused(UpdateState state, UpdateEvent event) implements Transition {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.refused(this);
        }
    }
}
