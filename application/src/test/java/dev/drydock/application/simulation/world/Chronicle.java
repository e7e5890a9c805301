package dev.drydock.application.simulation.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The chronicle of a simulation: each happening with its time, and the count of each kind. */
public final class Chronicle {
    private final VirtualClock clock;
    private final List<String> entries = new ArrayList<>();
    private final Map<String, Long> counts = new TreeMap<>();

    public Chronicle(VirtualClock clock) {
        this.clock = clock;
    }

    public void tell(String what) {
        entries.add(clock.millis() + " " + what);
    }

    public void count(String what) {
        counts.merge(what, 1L, Long::sum);
    }

    /** Tells it, and counts it under the same words. */
    public void happened(String what) {
        count(what);
        tell(what);
    }

    public List<String> entries() {
        return List.copyOf(entries);
    }

    /** The last of them, for a message. */
    public String end(int most) {
        return String.join("\n  ", entries.subList(Math.max(0, entries.size() - most), entries.size()));
    }

    public Map<String, Long> counts() {
        return Map.copyOf(counts);
    }
}
