package dev.drydock.domain.member;

import dev.drydock.testkit.machine.Edge;
import dev.drydock.testkit.machine.Sealed;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** The edges of the machine, as the walk over all members and events finds them. */
final class MemberEdges {
    private static final Set<String> UNSUCCESSFUL = Set.of("Failed", "Lost", "Absent", "Skipped", "Cancelled");
    private static final Set<String> NOT_ENDED =
            Set.of("Held", "Ordered", "Left", "Taken", "Quiet", "Blocked", "Waiting");

    private MemberEdges() {}

    static Set<Edge> all() {
        return MemberWalk.steps().stream()
                .filter(step -> step.result() instanceof MemberTransition.Moved)
                .map(step -> edge(step.state(), step.event(), ((MemberTransition.Moved) step.result()).next()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    static Edge edge(Member from, MemberEvent event, Member to) {
        return new Edge(Sealed.name(from.state()), Sealed.name(to.state()), Sealed.name(event));
    }

    /** Edges that all states of a group have are drawn once. */
    static Set<Edge> drawn() {
        Set<Edge> all = all();
        return all.stream()
                .map(edge -> {
                    if (isShared(edge, NOT_ENDED, all)) {
                        return new Edge("NotEnded", edge.to(), edge.label());
                    }
                    return isShared(edge, UNSUCCESSFUL, all) ? new Edge("Unsuccessful", edge.to(), edge.label()) : edge;
                })
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static boolean isShared(Edge edge, Set<String> group, Set<Edge> all) {
        return group.contains(edge.from())
                && group.stream()
                        .filter(state -> !state.equals(edge.to()))
                        .allMatch(state -> all.contains(new Edge(state, edge.to(), edge.label())));
    }
}
