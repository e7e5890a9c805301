package dev.drydock.domain.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.testkit.golden.Golden;
import dev.drydock.testkit.machine.Sealed;
import dev.drydock.testkit.machine.StateDiagram;
import dev.drydock.testkit.machine.Step;
import dev.drydock.testkit.machine.TransitionTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The result of every event for every state of a rollout, compared with a table that people can read, and drawn. */
class RolloutTableTest {
    private static final String HEAD = """
            What every event does to every state of a rollout: next state | effects, in their order. Derived from the code.
            First on the standard terms; then, for other terms, what is different.
            """;

    @Test
    void every_state_meets_every_event_with_the_result_in_the_table() {
        TransitionTable<RolloutState, RolloutEvent, RolloutTransition> table =
                new TransitionTable<>(RolloutWalk::words, RolloutWalk::words);
        List<Step<RolloutState, RolloutEvent, RolloutTransition>> standard = RolloutWalk.steps(RolloutTerms.STANDARD);
        StringBuilder text = new StringBuilder(table.write(HEAD, standard));
        for (Map.Entry<String, RolloutTerms> terms : RolloutWalk.terms().entrySet()) {
            List<Step<RolloutState, RolloutEvent, RolloutTransition>> different =
                    new ArrayList<>(RolloutWalk.steps(terms.getValue()));
            different.removeAll(standard);
            if (!different.isEmpty()) {
                text.append(table.write("\n\n#### " + terms.getKey() + "\n", different));
            }
        }
        Golden.assertResource("dev/drydock/domain/rollout/rollouts.golden.txt", text.toString());
    }

    @Test
    void every_state_and_every_event_is_sampled() {
        assertThat(Sealed.kindsOf(RolloutWalk.states().values())).isEqualTo(Sealed.kinds(RolloutState.class));
        assertThat(Sealed.kindsOf(RolloutWalk.events().stream()
                        .map(sample -> (Object) sample.event())
                        .toList()))
                .isEqualTo(Sealed.kinds(RolloutEvent.class));
    }

    @Test
    void the_page_shows_the_machine_as_it_is() {
        StateDiagram diagram = new StateDiagram(RolloutWalk.edges());
        Golden.assertPage(
                "rollout-machine.md",
                diagram.mermaid("[*] --> Draft")
                        + "\nEvents that lead back into the same state, which are not drawn:\n\n" + diagram.loops());
    }

    @Test
    void a_rollout_gives_orders_only_while_it_runs() {
        assertThat(RolloutWalk.states().values())
                .filteredOn(RolloutState::givesOrders)
                .containsExactly(new Running());
    }

    @Test
    void a_rollout_at_rest_refuses_everything_that_is_no_way_back() {
        for (Step<RolloutState, RolloutEvent, RolloutTransition> step : RolloutWalk.steps(RolloutTerms.STANDARD)) {
            if (step.state() instanceof AtRest && !(step.event() instanceof RolloutEvent.RollbackAsked)) {
                assertThat(step.result())
                        .isEqualTo(new RolloutTransition.Refused(step.state(), step.event(), Refusal.NOT_NOW));
            }
        }
    }

    /** A crash in the middle of a pause or an abort is made good by the state that was saved. */
    @Test
    void entering_a_state_begins_with_the_work_that_it_lasts_by() {
        for (RolloutTerms terms : RolloutWalk.terms().values()) {
            for (Step<RolloutState, RolloutEvent, RolloutTransition> step : RolloutWalk.steps(terms)) {
                if (step.result() instanceof RolloutTransition.Moved moved
                        && !moved.next().getClass().equals(step.state().getClass())) {
                    List<RolloutEffect> lasting = moved.next().lasting();
                    assertThat(moved.effects()).as(step.name()).hasSizeGreaterThanOrEqualTo(lasting.size());
                    assertThat(moved.effects().subList(0, lasting.size())).isEqualTo(lasting);
                }
            }
        }
    }
}
