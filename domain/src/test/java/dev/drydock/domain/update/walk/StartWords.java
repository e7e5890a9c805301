package dev.drydock.domain.update.walk;

import dev.drydock.domain.update.walk.Start.Facet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Short words for a set of starts: a question that makes no difference is not mentioned. */
public final class StartWords {
    private static final List<List<Facet>> AXES = List.of(
            List.of(Start.Runs.values()),
            List.of(Start.Tells.values()),
            List.of(Start.In.values()),
            List.of(Start.Says.values()));

    private StartWords() {}

    /** Some of the starts that are meant, and the words for just these. */
    public record Group(String words, Set<List<Facet>> starts) {
        boolean holds(Start start) {
            return starts.contains(start.facets());
        }
    }

    static List<Group> groups(Collection<Start> starts) {
        Set<List<Facet>> points = new LinkedHashSet<>();
        starts.forEach(start -> points.add(start.facets()));
        return describe(points, AXES).stream()
                .map(group ->
                        new Group(group.words().isEmpty() ? "Started" : "Started: " + group.words(), group.starts))
                .toList();
    }

    private static List<Group> describe(Set<List<Facet>> points, List<List<Facet>> axes) {
        if (points.isEmpty()) {
            return List.of();
        }
        if (points.size() == axes.stream().mapToInt(List::size).reduce(1, (a, b) -> a * b)) {
            return List.of(new Group("", points));
        }
        List<Facet> axis = axes.get(0);
        Map<Set<List<Facet>>, List<Facet>> alike = new LinkedHashMap<>();
        for (Facet facet : axis) {
            alike.computeIfAbsent(after(facet, points), rest -> new ArrayList<>())
                    .add(facet);
        }
        List<Group> groups = new ArrayList<>();
        alike.forEach((rest, facets) -> {
            String words = words(facets, axis);
            for (Group group : describe(rest, axes.subList(1, axes.size()))) {
                String comma = words.isEmpty() || group.words().isEmpty() ? "" : ", ";
                groups.add(new Group(words + comma + group.words(), before(facets, group.starts())));
            }
        });
        return groups;
    }

    /** All but one are said by the one. */
    private static String words(List<Facet> facets, List<Facet> axis) {
        if (facets.size() == axis.size()) {
            return "";
        }
        if (facets.size() > 2 && facets.size() == axis.size() - 1) {
            return "unless "
                    + axis.stream()
                            .filter(facet -> !facets.contains(facet))
                            .map(Facet::words)
                            .collect(Collectors.joining());
        }
        return facets.stream().map(Facet::words).collect(Collectors.joining(" or "));
    }

    private static Set<List<Facet>> after(Facet facet, Set<List<Facet>> points) {
        return points.stream()
                .filter(point -> point.get(0) == facet)
                .map(point -> point.subList(1, point.size()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Set<List<Facet>> before(List<Facet> facets, Set<List<Facet>> rests) {
        Set<List<Facet>> points = new LinkedHashSet<>();
        for (Facet facet : facets) {
            for (List<Facet> rest : rests) {
                List<Facet> point = new ArrayList<>();
                point.add(facet);
                point.addAll(rest);
                points.add(List.copyOf(point));
            }
        }
        return points;
    }
}
