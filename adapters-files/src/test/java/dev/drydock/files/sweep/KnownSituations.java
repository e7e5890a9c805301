package dev.drydock.files.sweep;

import dev.drydock.files.sweep.life.Situation;
import java.util.HashMap;
import java.util.Map;

/** The situations that a sweep has met, and after how few cuts: what comes of each is looked at once. */
final class KnownSituations {
    private final Map<Object, Integer> cuts = new HashMap<>();

    /** Whether this one was met before, after no more cuts; from now on it has been. */
    boolean meetAgain(Situation situation) {
        Integer before = cuts.putIfAbsent(situation.essence(), situation.cuts());
        return before != null && before <= situation.cuts();
    }
}
