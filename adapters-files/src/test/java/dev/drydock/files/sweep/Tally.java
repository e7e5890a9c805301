package dev.drydock.files.sweep;

import dev.drydock.files.sweep.world.Promise;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The results of a sweep.
 *
 * @param points the number of disturbances of a disk
 * @param states the number of disks that they left
 * @param different the number of those that were not met before
 * @param violations the number of times that each promise was broken
 */
record Tally(int points, int states, int different, Map<Promise, Integer> violations, Duration took) {
    static final Tally NOTHING = new Tally(0, 0, 0, Map.of());

    Tally(int points, int states, int different, Map<Promise, Integer> violations) {
        this(points, states, different, violations, Duration.ZERO);
    }

    static Tally timed(Supplier<Tally> sweep) {
        long began = System.nanoTime();
        Tally found = sweep.get();
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        return new Tally(found.points, found.states, found.different, found.violations, took);
    }

    Tally plus(Tally other) {
        Map<Promise, Integer> all = new TreeMap<>(violations);
        other.violations.forEach((promise, count) -> all.merge(promise, count, Integer::sum));
        return new Tally(
                points + other.points, states + other.states, different + other.different, all, took.plus(other.took));
    }

    int broken() {
        return violations.values().stream().mapToInt(Integer::intValue).sum();
    }

    @Override
    public String toString() {
        String which = violations.isEmpty() ? "" : " " + new TreeMap<>(violations);
        return "%,d points, %,d states (%,d different), %,d violations%s, %.1f s"
                .formatted(points, states, different, broken(), which, took.toMillis() / 1000.0);
    }
}
