package dev.drydock.domain.wave;

import dev.drydock.domain.member.Tally;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The members of a wave by tally; as a difference, below zero where members have left a tally. */
public final class Counts {
    private static final Tally[] TALLIES = Tally.values();

    public static final Counts NONE = new Counts(new int[TALLIES.length]);

    private static final Set<Tally> UNORDERED = EnumSet.of(Tally.HELD, Tally.ORDERED, Tally.WAITING);
    private static final Set<Tally> OUTCOMES = EnumSet.of(Tally.SUCCEEDED, Tally.FAILED, Tally.LOST);
    private static final long MOST = 9;
    private static final long OF = 10;

    /** By the place of the tally: they are added up with every report of a device. */
    private final int[] numbers;

    private Counts(int[] numbers) {
        this.numbers = numbers;
    }

    /** So many members of one tally. */
    public static Counts of(Tally tally, int number) {
        int[] numbers = new int[TALLIES.length];
        numbers[place(tally)] = number;
        return new Counts(numbers);
    }

    /** The members of each tally; those that are not named have none. */
    public static Counts of(Map<Tally, Integer> numbers) {
        Counts counts = new Counts(new int[TALLIES.length]);
        numbers.forEach((tally, number) -> counts.numbers[place(tally)] = number);
        return counts;
    }

    /** The difference that one member makes. */
    public static Counts difference(Tally before, Tally after) {
        return of(before, -1).plus(of(after, 1));
    }

    public Counts plus(Counts other) {
        int[] sum = numbers.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += other.numbers[i];
        }
        return new Counts(sum);
    }

    public int of(Tally tally) {
        return numbers[place(tally)];
    }

    /** The members in some tallies. */
    public int of(Set<Tally> tallies) {
        int sum = 0;
        for (Tally tally : TALLIES) {
            sum += tallies.contains(tally) ? of(tally) : 0;
        }
        return sum;
    }

    /** All members. */
    public int size() {
        return Arrays.stream(numbers).sum();
    }

    /** The members that have not ended. */
    public int underWay() {
        int sum = 0;
        for (Tally tally : TALLIES) {
            sum += tally.isEnded() ? 0 : of(tally);
        }
        return sum;
    }

    /** Whether each member has got its order, or needs none. */
    public boolean areOrdered() {
        return of(UNORDERED) == 0;
    }

    /** The devices that have the order. */
    public int onDevice() {
        return of(Tally.TAKEN) + of(Tally.QUIET);
    }

    /** Whether nine of ten that took the order have ended; also when none took it. */
    public boolean haveMostlyEnded() {
        long ended = of(OUTCOMES);
        return ended * OF >= (ended + onDevice()) * MOST;
    }

    /** The numbers live no longer than the process, so that no other order of the tallies meets them. */
    @SuppressWarnings("EnumOrdinal")
    private static int place(Tally tally) {
        return tally.ordinal();
    }

    /** The numbers that are not zero. */
    public Map<Tally, Integer> numbers() {
        Map<Tally, Integer> kept = new EnumMap<>(Tally.class);
        for (Tally tally : TALLIES) {
            if (of(tally) != 0) {
                kept.put(tally, of(tally));
            }
        }
        return Collections.unmodifiableMap(kept);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Counts counts && Arrays.equals(numbers, counts.numbers);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(numbers);
    }

    @Override
    public String toString() {
        return "Counts" + numbers();
    }
}
