package dev.drydock.application.fakes;

import java.util.ArrayList;
import java.util.List;

/** The events of every fake of one device, in their order. */
public final class EventLog {
    private final List<String> entries = new ArrayList<>();

    public void add(String entry) {
        entries.add(entry);
    }

    public List<String> entries() {
        return List.copyOf(entries);
    }

    /** The number of entries that begin like this. */
    public long count(String beginning) {
        return entries.stream().filter(entry -> entry.startsWith(beginning)).count();
    }

    public void clear() {
        entries.clear();
    }
}
