package dev.drydock.testkit.machine;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toList;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Draws the edges of a machine: those between states as a Mermaid diagram, those back into the same state as a table. */
public final class StateDiagram {
    private final Collection<Edge> edges;

    public StateDiagram(Collection<Edge> edges) {
        this.edges = List.copyOf(edges);
    }

    /**
     * The diagram, as a block of Markdown.
     *
     * @param lines further lines of Mermaid that come first, such as the initial state
     */
    public String mermaid(String... lines) {
        StringBuilder text = new StringBuilder("```mermaid\nstateDiagram-v2\n");
        for (String line : lines) {
            text.append("    ").append(line).append('\n');
        }
        byEnds(false)
                .forEach((ends, joined) -> text.append("    ")
                        .append(String.join(" --> ", ends))
                        .append(": ")
                        .append(labels(joined, "<br/>"))
                        .append('\n'));
        return text.append("```\n").toString();
    }

    /** A table of the states that events enter again. */
    public String loops() {
        StringBuilder text = new StringBuilder("| state | entered again by |\n| --- | --- |\n");
        byEnds(true)
                .forEach((ends, joined) -> text.append("| `")
                        .append(ends.get(0))
                        .append("` | ")
                        .append(labels(joined, " · "))
                        .append(" |\n"));
        return text.toString();
    }

    private Map<List<String>, List<Edge>> byEnds(boolean loops) {
        return edges.stream()
                .filter(edge -> edge.isLoop() == loops)
                .collect(groupingBy(edge -> List.of(edge.from(), edge.to()), LinkedHashMap::new, toList()));
    }

    private static String labels(List<Edge> edges, String between) {
        return edges.stream().map(Edge::label).collect(toCollection(LinkedHashSet::new)).stream()
                .collect(joining(between));
    }
}
