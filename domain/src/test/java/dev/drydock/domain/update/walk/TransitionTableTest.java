package dev.drydock.domain.update.walk;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.domain.Example;
import dev.drydock.domain.Golden;
import dev.drydock.domain.update.Transition;
import dev.drydock.domain.update.UpdateEvent;
import dev.drydock.domain.update.UpdateEvent.Started;
import dev.drydock.domain.update.UpdateState;
import dev.drydock.domain.update.walk.Walk.Step;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every event does to every state, compared with a table that people can read. */
class TransitionTableTest {
    private static final String HEAD = """
            What every event does to every state: next state | effects, in their order. Derived from the code.
            u1 is the update under way, from old slot A into new slot B; u2 is another. A ticket is update/stage/attempt.
            """;

    @Test
    void every_state_meets_every_event_with_the_result_in_the_table() throws IOException {
        Map<String, List<Step>> byState =
                Walk.steps().stream().collect(groupingBy(Step::name, LinkedHashMap::new, Collectors.toList()));
        StringBuilder table = new StringBuilder(HEAD);
        byState.forEach((name, steps) -> table.append("\n== ")
                .append(name)
                .append(" == ")
                .append(Words.of(steps.get(0).state()))
                .append('\n')
                .append(block(steps)));
        Golden.assertResource("dev/drydock/domain/update/walk/transitions.golden.txt", table.toString());
    }

    @Test
    void every_state_is_sampled() {
        assertThat(kinds(StateSamples.all().values().stream()))
                .isEqualTo(leaves(UpdateState.class).collect(Collectors.toSet()));
    }

    @Test
    void every_event_is_sampled_for_every_state() {
        Set<Class<?>> events = leaves(UpdateEvent.class).collect(Collectors.toSet());
        StateSamples.all()
                .forEach((name, state) -> assertThat(
                                kinds(EventSamples.forState(state).stream().map(EventSamples.Sample::event)))
                        .as(name)
                        .isEqualTo(events));
    }

    @Test
    void what_is_refused_leaves_the_state_as_it_is_and_names_the_event() {
        assertThat(Walk.steps().stream().filter(Step::isRefused))
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

    private static String block(List<Step> steps) {
        Map<String, List<Step>> byResult = new LinkedHashMap<>();
        for (Step step : steps) {
            String result = step.result().match(new TransitionWords());
            byResult.computeIfAbsent(result, none -> new ArrayList<>()).add(step);
        }
        List<Step> refused = byResult.getOrDefault("", List.of());
        byResult.remove("");
        String moves = byResult.entrySet().stream()
                .map(entry -> String.join("\n", names(entry.getValue())) + "\n    -> " + entry.getKey() + "\n")
                .collect(joining());
        return moves + "refused: " + String.join(", ", refusedNames(steps, refused)) + "\n";
    }

    private static List<String> names(List<Step> steps) {
        List<String> names = steps.stream()
                .filter(step -> !(step.event() instanceof Started))
                .map(step -> step.sample().words())
                .collect(Collectors.toCollection(ArrayList::new));
        StartWords.groups(starts(steps)).forEach(group -> names.add(group.words()));
        return names;
    }

    private static List<Start> starts(List<Step> steps) {
        return steps.stream()
                .map(Step::event)
                .filter(Started.class::isInstance)
                .map(event -> Start.of((Started) event))
                .toList();
    }

    /** An event that is refused in every shape is named once. */
    private static List<String> refusedNames(List<Step> all, List<Step> refused) {
        Map<String, List<Step>> byKind = refused.stream()
                .collect(groupingBy(step -> step.sample().kind(), LinkedHashMap::new, Collectors.toList()));
        List<String> names = new ArrayList<>();
        byKind.forEach((kind, steps) -> {
            long shapes = all.stream()
                    .filter(step -> step.sample().kind().equals(kind))
                    .count();
            if (steps.size() == shapes) {
                names.add(kind);
            } else {
                names.add(kind + " ("
                        + steps.stream().map(step -> step.sample().shape()).collect(joining(", ")) + ")");
            }
        });
        return names;
    }

    private static Set<Class<?>> kinds(Stream<?> samples) {
        return samples.map(Object::getClass).collect(Collectors.toSet());
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(TransitionTableTest::leaves)
                : Stream.of(type);
    }
}
