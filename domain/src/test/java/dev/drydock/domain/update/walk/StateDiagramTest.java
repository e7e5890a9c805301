package dev.drydock.domain.update.walk;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import dev.drydock.domain.Golden;
import dev.drydock.domain.update.walk.Edges.Edge;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The diagram of the machine, drawn from the machine. */
class StateDiagramTest {
    private static final String AT_REST = "AtRest";

    @Test
    void the_page_shows_the_machine_as_it_is() throws IOException {
        Set<Edge> edges = shared(Edges.all());
        Golden.assertPage("state-machine.md", diagram(edges) + "\n" + loops(edges));
    }

    /** What every state at rest does alike is drawn once. */
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

    private static String diagram(Set<Edge> edges) {
        StringBuilder text = new StringBuilder("```mermaid\nstateDiagram-v2\n");
        text.append("    state \"any state at rest\" as " + AT_REST + "\n    [*] --> Starting\n");
        byEnds(edges.stream().filter(edge -> !edge.isLoop()).toList())
                .forEach((ends, joined) -> text.append("    ")
                        .append(String.join(" --> ", ends))
                        .append(": ")
                        .append(labels(joined, "<br/>").replace("Started: ", "Started "))
                        .append('\n'));
        return text.append("```\n").toString();
    }

    private static String loops(Set<Edge> edges) {
        StringBuilder text = new StringBuilder("What leads back into the same state, and is not drawn:\n\n");
        text.append("| state | entered again by |\n| --- | --- |\n");
        byEnds(edges.stream().filter(Edge::isLoop).toList())
                .forEach((ends, joined) -> text.append("| `")
                        .append(ends.get(0))
                        .append("` | ")
                        .append(labels(joined, " · "))
                        .append(" |\n"));
        return text.toString();
    }

    private static Map<List<String>, List<Edge>> byEnds(List<Edge> edges) {
        return edges.stream()
                .collect(groupingBy(edge -> List.of(edge.from(), edge.to()), LinkedHashMap::new, Collectors.toList()));
    }

    private static String labels(List<Edge> edges, String between) {
        List<String> labels =
                new ArrayList<>(edges.stream().map(Edge::label).collect(toCollection(LinkedHashSet::new)));
        return labels.stream().collect(joining(between));
    }
}
