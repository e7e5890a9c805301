package dev.drydock.testkit.machine;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Writes the steps of a walk as a table for people: for each state the events with the same result together, the refused ones last.
 *
 * @param state writes a state
 * @param result writes a result; empty when the event was refused
 * @param events names the events that lead to one result
 */
public record TransitionTable<S, E, R>(
        Function<S, String> state,
        Function<R, Optional<String>> result,
        Function<List<Step<S, E, R>>, List<String>> events) {
    /** A table that names each event by its kind and shape. */
    public TransitionTable(Function<S, String> state, Function<R, Optional<String>> result) {
        this(
                state,
                result,
                steps -> steps.stream().map(step -> step.sample().words()).toList());
    }

    /** The table, below its head. */
    public String write(String head, List<Step<S, E, R>> steps) {
        StringBuilder table = new StringBuilder(head);
        steps.stream()
                .collect(groupingBy(Step::name, LinkedHashMap::new, toList()))
                .forEach((name, ofState) -> table.append("\n== ")
                        .append(name)
                        .append(" == ")
                        .append(state.apply(ofState.get(0).state()))
                        .append('\n')
                        .append(block(ofState)));
        return table.toString();
    }

    private String block(List<Step<S, E, R>> steps) {
        Map<String, List<Step<S, E, R>>> byResult = new LinkedHashMap<>();
        List<Step<S, E, R>> refused = new ArrayList<>();
        for (Step<S, E, R> step : steps) {
            result.apply(step.result())
                    .map(words -> byResult.computeIfAbsent(words, none -> new ArrayList<>()))
                    .orElse(refused)
                    .add(step);
        }
        String moves = byResult.entrySet().stream()
                .map(entry -> String.join("\n", events.apply(entry.getValue())) + "\n    -> " + entry.getKey() + "\n")
                .collect(joining());
        return moves + "refused: " + String.join(", ", refusedNames(steps, refused)) + "\n";
    }

    /** An event that is refused in every shape is named once. */
    private List<String> refusedNames(List<Step<S, E, R>> all, List<Step<S, E, R>> refused) {
        Map<String, List<Step<S, E, R>>> byKind =
                refused.stream().collect(groupingBy(step -> step.sample().kind(), LinkedHashMap::new, toList()));
        List<String> names = new ArrayList<>();
        byKind.forEach((kind, steps) -> {
            long shapes = all.stream()
                    .filter(step -> step.sample().kind().equals(kind))
                    .count();
            String some = steps.stream().map(step -> step.sample().shape()).collect(joining(", "));
            names.add(steps.size() == shapes ? kind : kind + " (" + some + ")");
        });
        return names;
    }
}
