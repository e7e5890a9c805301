package dev.drydock.domain.wave;

import dev.drydock.domain.member.Tally;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The members of a wave by tally; as a difference, below zero where members have left a tally.
 *
 * @param numbers those that are not zero
 */
public record Counts(Map<Tally, Integer> numbers) {
    public static final Counts NONE = new Counts(Map.of());

    private static final Set<Tally> UNORDERED = EnumSet.of(Tally.HELD, Tally.ORDERED, Tally.WAITING);
    private static final Set<Tally> OUTCOMES = EnumSet.of(Tally.SUCCEEDED, Tally.FAILED, Tally.LOST);
    private static final long MOST = 9;
    private static final long OF = 10;

    public Counts {
        Map<Tally, Integer> kept = new EnumMap<>(Tally.class);
        numbers.forEach((tally, number) -> {
            if (number != 0) {
                kept.put(tally, number);
            }
        });
        numbers = Collections.unmodifiableMap(kept);
    }

    /** So many members of one tally. */
    public static Counts of(Tally tally, int number) {
        return new Counts(Map.of(tally, number));
    }

    /** The difference that one member makes. */
    public static Counts difference(Tally before, Tally after) {
        return of(before, -1).plus(of(after, 1));
    }

    public Counts plus(Counts other) {
        Map<Tally, Integer> sum = new EnumMap<>(Tally.class);
        sum.putAll(numbers);
        other.numbers.forEach((tally, number) -> sum.merge(tally, number, Integer::sum));
        return new Counts(sum);
    }

    public int of(Tally tally) {
        return numbers.getOrDefault(tally, 0);
    }

    /** The members in some tallies. */
    public int of(Set<Tally> tallies) {
        return sum(tallies::contains);
    }

    /** All members. */
    public int size() {
        return sum(tally -> true);
    }

    /** The members that have not ended. */
    public int underWay() {
        return sum(tally -> !tally.isEnded());
    }

    /** Whether each member has got its order, or needs none. */
    public boolean areOrdered() {
        return sum(UNORDERED::contains) == 0;
    }

    /** The devices that have the order. */
    public int onDevice() {
        return of(Tally.TAKEN) + of(Tally.QUIET);
    }

    /** Whether nine of ten that took the order have ended; also when none took it. */
    public boolean haveMostlyEnded() {
        long ended = sum(OUTCOMES::contains);
        return ended * OF >= (ended + onDevice()) * MOST;
    }

    private int sum(Predicate<Tally> which) {
        return Arrays.stream(Tally.values()).filter(which).mapToInt(this::of).sum();
    }
}
