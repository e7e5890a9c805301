package dev.drydock.application.fakes;

import java.util.ArrayList;
import java.util.List;

/** What happened, in its order, told by every fake of one device. */
public final class EventLog {
    private final List<String> entries = new ArrayList<>();

    public void add(String entry) {
        entries.add(entry);
    }

    public List<String> entries() {
        return List.copyOf(entries);
    }

    /** How many entries begin like this. */
    public long count(String beginning) {
        return entries.stream().filter(entry -> entry.startsWith(beginning)).count();
    }

    public void clear() {
        entries.clear();
    }
}
