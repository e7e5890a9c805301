package dev.drydock.domain.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.testkit.machine.Edge;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A story of one rollout: events happen one after the other, and what the machine makes of them is told as it is expected. */
final class RolloutStory {
    private static final List<Edge> TAKEN = Collections.synchronizedList(new ArrayList<>());

    private final RolloutTerms terms;
    private RolloutState state;

    RolloutStory(RolloutState state, RolloutTerms terms) {
        this.state = state;
        this.terms = terms;
    }

    RolloutStory then(RolloutEvent event, RolloutEffect... expected) {
        RolloutState before = state;
        assertThat(event.applyTo(before, terms)).isInstanceOfSatisfying(RolloutTransition.Moved.class, moved -> {
            assertThat(moved.effects()).as("effects of %s on %s", event, before).containsExactly(expected);
            state = moved.next();
        });
        TAKEN.add(RolloutWalk.edge(before, event, state));
        return this;
    }

    RolloutStory refuses(Refusal why, RolloutEvent... events) {
        for (RolloutEvent event : events) {
            assertThat(event.applyTo(state, terms)).isEqualTo(new RolloutTransition.Refused(state, event, why));
        }
        return this;
    }

    RolloutStory is(RolloutState expected) {
        assertThat(state).isEqualTo(expected);
        return this;
    }

    /** Begins to remember the edges anew. */
    static void forgetTaken() {
        TAKEN.clear();
    }

    /** Every edge that the stories since then have taken. */
    static List<Edge> taken() {
        return List.copyOf(TAKEN);
    }
}
