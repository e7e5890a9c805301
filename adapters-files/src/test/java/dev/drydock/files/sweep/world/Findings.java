package dev.drydock.files.sweep.world;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The promises that were found broken, with the first few of them in words. */
public final class Findings {
    private static final int MOST_IN_WORDS = 20;

    private final Map<Promise, Integer> counts = new EnumMap<>(Promise.class);
    private final List<String> words = new ArrayList<>();
    private String where = "";

    /** Names the disturbances of the device that is looked at from now on. */
    public void at(String place) {
        where = place;
    }

    public void broken(Promise promise, Supplier<String> how) {
        counts.merge(promise, 1, Integer::sum);
        if (words.size() < MOST_IN_WORDS) {
            words.add("it " + promise.words + "? " + where + ": " + how.get());
        }
    }

    public void check(boolean kept, Promise promise, Supplier<String> how) {
        if (!kept) {
            broken(promise, how);
        }
    }

    public int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    public Map<Promise, Integer> counts() {
        return Map.copyOf(counts);
    }

    public List<String> words() {
        return List.copyOf(words);
    }
}
