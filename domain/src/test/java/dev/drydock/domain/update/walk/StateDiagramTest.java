package dev.drydock.domain.update.walk;

import dev.drydock.domain.update.walk.Edges.Edge;
import dev.drydock.testkit.golden.Golden;
import dev.drydock.testkit.machine.StateDiagram;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The diagram of the machine, drawn from the machine. */
class StateDiagramTest {
    private static final String AT_REST = "AtRest";

    @Test
    void the_page_shows_the_machine_as_it_is() {
        StateDiagram diagram = new StateDiagram(
                shared(Edges.all()).stream().map(StateDiagramTest::drawn).toList());
        String drawing = diagram.mermaid("state \"any state at rest\" as " + AT_REST, "[*] --> Starting")
                .replace("Started: ", "Started ");
        Golden.assertPage(
                "state-machine.md",
                drawing + "\nEvents that lead back into the same state, which are not drawn:\n\n" + diagram.loops());
    }

    /** Edges that all states at rest share are drawn once. */
    private static Set<Edge> shared(Set<Edge> edges) {
        Set<String> atRest = Edges.namesAtRest();
        Set<Edge> drawn = new LinkedHashSet<>();
        for (Edge edge : edges) {
            boolean alike = atRest.contains(edge.from())
                    && atRest.stream()
                            .allMatch(from -> edges.stream()
                                    .anyMatch(other -> other.from().equals(from)
                                            && other.to().equals(edge.to())
                                            && other.label().equals(edge.label())));
            drawn.add(alike ? new Edge(AT_REST, edge.to(), edge.label(), edge.starts()) : edge);
        }
        return drawn;
    }

    private static dev.drydock.testkit.machine.Edge drawn(Edge edge) {
        return new dev.drydock.testkit.machine.Edge(edge.from(), edge.to(), edge.label());
    }
}
