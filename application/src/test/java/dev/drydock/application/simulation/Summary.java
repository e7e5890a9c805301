package dev.drydock.application.simulation;

import dev.drydock.domain.order.Outcome.Ending;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The results of many conversations. */
final class Summary {
    private final long begun = System.nanoTime();
    private final Map<String, Long> counts = new TreeMap<>();
    private int seeds;
    private int breaches;

    void add(Conversation held) {
        seeds++;
        breaches += held.breaches().size();
        held.counts().forEach((what, times) -> counts.merge(what, times, Long::sum));
    }

    /** The count of each happening, by its name. */
    Map<String, Long> counts() {
        return counts;
    }

    String line() {
        double seconds = (System.nanoTime() - begun) / 1e9;
        return String.format(
                Locale.ROOT,
                "Conversations: %,d seeds, %,d updates, messages %,d sent / %,d lost / %,d duplicated / %,d delayed /"
                        + " %,d reordered, crashes %,d device / %,d service, outcomes %s, %d violations, %.1f s",
                seeds,
                sum("device outcome "),
                ending(" sent"),
                ending(" lost"),
                ending(" doubled"),
                ending(" delayed"),
                ending(" reordered"),
                counts.getOrDefault("device crash", 0L),
                counts.getOrDefault("service crash", 0L),
                outcomes(),
                breaches,
                seconds);
    }

    private String outcomes() {
        return Arrays.stream(Ending.values())
                .map(ending -> sum("device outcome " + ending) + " " + ending)
                .collect(Collectors.joining(" / "));
    }

    private long sum(String beginning) {
        return counts.entrySet().stream()
                .filter(count -> count.getKey().startsWith(beginning))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private long ending(String end) {
        return counts.entrySet().stream()
                .filter(count -> count.getKey().endsWith(end))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
