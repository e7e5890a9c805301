package dev.drydock.application.fleet.memory;

import dev.drydock.application.fleet.ledger.RolloutEntry;
import dev.drydock.domain.rollout.RolloutId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The rollouts of a ledger in memory, in the order in which they were added. */
final class RolloutTable {
    private final Map<RolloutId, RolloutEntry> rollouts = new LinkedHashMap<>();

    Stream<RolloutEntry> all() {
        return rollouts.values().stream();
    }

    Stream<RolloutEntry> others(RolloutId id) {
        return all().filter(other -> !other.id().equals(id));
    }

    /** The youngest of a name. */
    Optional<RolloutEntry> named(String name) {
        return all().filter(entry -> entry.plan().name().equals(name)).reduce((older, younger) -> younger);
    }

    int size() {
        return rollouts.size();
    }

    Optional<RolloutEntry> find(RolloutId id) {
        return Optional.ofNullable(rollouts.get(id));
    }

    /** The youngest first. */
    List<RolloutEntry> history(Optional<RolloutId> before, int atMost) {
        List<RolloutEntry> older = new ArrayList<>();
        for (RolloutEntry entry : rollouts.values()) {
            if (before.filter(entry.id()::equals).isPresent()) {
                break;
            }
            older.add(0, entry);
        }
        return older.stream().limit(atMost).toList();
    }

    /** The one that has been settled for the longest time, since before a time, and is not younger than one that is not. */
    Optional<RolloutEntry> outdated(long before) {
        long open = all().filter(entry -> !entry.isSettled())
                .mapToLong(entry -> entry.rank().created())
                .min()
                .orElse(Long.MAX_VALUE);
        return all().filter(entry -> settledAt(entry) < before && entry.rank().created() <= open)
                .min(Comparator.comparingLong(RolloutTable::settledAt));
    }

    private static long settledAt(RolloutEntry entry) {
        return entry.times().settled().orElse(Long.MAX_VALUE);
    }

    /**
     * Replaces a rollout, adds it or takes it away.
     *
     * @param undo takes, first, the work that undoes it
     */
    void put(RolloutId id, Optional<RolloutEntry> next, Deque<Runnable> undo) {
        Optional<RolloutEntry> before = find(id);
        write(id, next);
        undo.push(() -> write(id, before));
    }

    private void write(RolloutId id, Optional<RolloutEntry> rollout) {
        rollout.ifPresentOrElse(entry -> rollouts.put(id, entry), () -> rollouts.remove(id));
    }
}
