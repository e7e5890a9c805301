package dev.drydock.domain.update.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.domain.Example;
import dev.drydock.domain.update.Transition;
import dev.drydock.domain.update.UpdateEvent;
import dev.drydock.domain.update.UpdateEvent.Started;
import dev.drydock.domain.update.UpdateState;
import dev.drydock.testkit.golden.Golden;
import dev.drydock.testkit.machine.Sealed;
import dev.drydock.testkit.machine.Step;
import dev.drydock.testkit.machine.TransitionTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The result of every event in every state, compared with a table that people can read. */
class TransitionTableTest {
    private static final String HEAD = """
            What every event does to every state: next state | effects, in their order. Derived from the code.
            u1 is the update under way, from old slot A into new slot B; u2 is another. A ticket is update/stage/attempt.
            """;

    @Test
    void every_state_meets_every_event_with_the_result_in_the_table() {
        TransitionTable<UpdateState, UpdateEvent, Transition> table =
                new TransitionTable<>(Words::of, TransitionTableTest::words, TransitionTableTest::names);
        Golden.assertResource("dev/drydock/domain/update/walk/transitions.golden.txt", table.write(HEAD, Walk.steps()));
    }

    @Test
    void every_state_is_sampled() {
        assertThat(Sealed.kindsOf(StateSamples.all().values())).isEqualTo(Sealed.kinds(UpdateState.class));
    }

    @Test
    void every_event_is_sampled_for_every_state() {
        StateSamples.all()
                .forEach((name, state) -> assertThat(Sealed.kindsOf(EventSamples.forState(state).stream()
                                .map(EventSamples.Sample::event)
                                .toList()))
                        .as(name)
                        .isEqualTo(Sealed.kinds(UpdateEvent.class)));
    }

    @Test
    void what_is_refused_leaves_the_state_as_it_is_and_names_the_event() {
        assertThat(Walk.steps().stream().filter(Walk::isRefused))
                .isNotEmpty()
                .allSatisfy(step ->
                        assertThat(step.result()).isEqualTo(new Transition.Refused(step.state(), step.event())));
    }

    @Test
    void entering_a_state_asks_for_all_that_resuming_it_asks_for() {
        assertThat(Walk.steps().stream().map(Step::result).filter(Transition.Moved.class::isInstance))
                .map(Transition.Moved.class::cast)
                .allSatisfy(moved -> {
                    List<?> resumed = moved.next().resume(Example.POLICY);
                    int first = moved.effects().size() - resumed.size();
                    assertThat(moved.effects().subList(first, moved.effects().size()))
                            .isEqualTo(resumed);
                });
    }

    private static Optional<String> words(Transition result) {
        return Optional.of(result.match(new TransitionWords())).filter(words -> !words.isEmpty());
    }

    private static List<String> names(List<Step<UpdateState, UpdateEvent, Transition>> steps) {
        List<String> names = steps.stream()
                .filter(step -> !(step.event() instanceof Started))
                .map(step -> step.sample().words())
                .collect(Collectors.toCollection(ArrayList::new));
        StartWords.groups(starts(steps)).forEach(group -> names.add(group.words()));
        return names;
    }

    private static List<Start> starts(List<Step<UpdateState, UpdateEvent, Transition>> steps) {
        return steps.stream()
                .map(Step::event)
                .filter(Started.class::isInstance)
                .map(event -> Start.of((Started) event))
                .toList();
    }
}
