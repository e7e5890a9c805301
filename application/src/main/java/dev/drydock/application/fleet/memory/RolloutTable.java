package dev.drydock.application.fleet.memory;

import dev.drydock.application.fleet.ledger.RolloutEntry;
import dev.drydock.domain.rollout.RolloutId;
import java.util.ArrayList;
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
