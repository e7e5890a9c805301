package dev.drydock.domain.update.walk;

import static java.util.stream.Collectors.groupingBy;

import dev.drydock.domain.update.AtRest;
import dev.drydock.domain.update.Transition;
import dev.drydock.domain.update.UpdateEvent;
import dev.drydock.domain.update.UpdateEvent.Started;
import dev.drydock.domain.update.UpdateState;
import dev.drydock.testkit.machine.Step;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The edges of the machine, as the walk over all states and events finds them. */
public final class Edges {
    private Edges() {}

    /**
     * A way from one state to another, or back into the same.
     *
     * @param label the event, and for a start what the boot record has to say
     */
    public record Edge(String from, String to, String label, Optional<StartWords.Group> starts) {
        /** Whether an event that led from one state to the other went this way. */
        public boolean isTakenBy(UpdateState former, UpdateEvent event, UpdateState next) {
            return name(former).equals(from) && name(next).equals(to) && isOf(event);
        }

        private boolean isOf(UpdateEvent event) {
            return event instanceof Started started
                    ? starts.isPresent() && starts.get().holds(Start.of(started))
                    : label.equals(event.getClass().getSimpleName());
        }

        boolean isLoop() {
            return from.equals(to);
        }

        @Override
        public String toString() {
            return from + " -> " + to + " (" + label + ")";
        }
    }

    public static Set<Edge> all() {
        Map<List<String>, List<Step<UpdateState, UpdateEvent, Transition>>> byEnds = Walk.steps().stream()
                .filter(step -> !Walk.isRefused(step))
                .collect(groupingBy(
                        step -> List.of(name(step.state()), name(next(step))),
                        LinkedHashMap::new,
                        Collectors.toList()));
        Set<Edge> edges = new LinkedHashSet<>();
        byEnds.forEach((ends, steps) -> edges.addAll(between(ends.get(0), ends.get(1), steps)));
        return edges;
    }

    static Set<String> namesAtRest() {
        return StateSamples.all().values().stream()
                .filter(AtRest.class::isInstance)
                .map(Edges::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Collection<Edge> between(
            String from, String to, List<Step<UpdateState, UpdateEvent, Transition>> steps) {
        Set<Edge> edges = new LinkedHashSet<>();
        List<Start> starts = new ArrayList<>();
        for (Step<UpdateState, UpdateEvent, Transition> step : steps) {
            if (step.event() instanceof Started started) {
                starts.add(Start.of(started));
            } else {
                edges.add(new Edge(from, to, step.sample().kind(), Optional.empty()));
            }
        }
        StartWords.groups(starts).forEach(group -> edges.add(new Edge(from, to, group.words(), Optional.of(group))));
        return edges;
    }

    private static UpdateState next(Step<UpdateState, UpdateEvent, Transition> step) {
        return step.result() instanceof Transition.Moved moved
                ? moved.next()
                : ((Transition.Continued) step.result()).next();
    }

    private static String name(UpdateState state) {
        return state.getClass().getSimpleName();
    }
}
