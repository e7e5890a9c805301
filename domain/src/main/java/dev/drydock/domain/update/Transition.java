package dev.drydock.domain.update;

import java.util.List;

/** What an event does to a state. */
public sealed interface Transition {
    /**
     * The event was taken. The next state is made durable before the effects, in their order, are begun; the deadline of the
     * former state is void.
     */
    record Moved(UpdateState next, List<Effect> effects) implements Transition {
        public Moved {
            effects = List.copyOf(effects);
        }
    }

    /** The event does not move this state, or belongs to work that is over: nothing changes. */
    record Refused(UpdateState state, UpdateEvent event) implements Transition {}
}
