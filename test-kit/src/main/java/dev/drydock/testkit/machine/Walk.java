package dev.drydock.testkit.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The meeting of every sampled state with every sampled event. */
public final class Walk {
    private Walk() {}

    /**
     * Walks over all states, in their order, and for each over its events.
     *
     * @param states by their names
     * @param events those that can make a difference to a state
     * @param machine the result of an event in a state
     */
    public static <S, E, R> List<Step<S, E, R>> steps(
            Map<String, S> states, Function<S, List<Sample<E>>> events, BiFunction<S, E, R> machine) {
        List<Step<S, E, R>> steps = new ArrayList<>();
        states.forEach((name, state) -> events.apply(state)
                .forEach(sample -> steps.add(new Step<>(name, state, sample, machine.apply(state, sample.event())))));
        return steps;
    }
}
