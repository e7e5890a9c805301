package dev.drydock.application.fleet.simulate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.ToLongFunction;

/**
 * Things that happen at a time, in their order. They are kept by tenths of a second, and put in order when their turn comes, which
 * for millions of them is several times as fast as one queue.
 */
final class Agenda<T> {
    private static final long SLOT = 100;

    private final ToLongFunction<T> time;
    private final Map<Long, List<T>> slots = new HashMap<>();
    private final PriorityQueue<Long> numbers = new PriorityQueue<>();
    private final PriorityQueue<T> now;
    private long slot = -1;

    /** @param order by time first */
    Agenda(ToLongFunction<T> time, Comparator<T> order) {
        this.time = time;
        this.now = new PriorityQueue<>(order);
    }

    void add(T thing) {
        long own = time.applyAsLong(thing) / SLOT;
        if (own < slot) {
            putBack();
        }
        if (own > slot) {
            slots.computeIfAbsent(own, this::begin).add(thing);
        } else {
            now.add(thing);
        }
    }

    /** The slot that was looked at has not come yet after all. */
    private void putBack() {
        if (!now.isEmpty()) {
            begin(slot);
            slots.put(slot, new ArrayList<>(now));
            now.clear();
        }
        slot = -1;
    }

    private List<T> begin(long number) {
        numbers.add(number);
        return new ArrayList<>();
    }

    boolean isEmpty() {
        return now.isEmpty() && slots.isEmpty();
    }

    /** The first thing; there must be one. */
    T peek() {
        if (now.isEmpty()) {
            slot = numbers.remove();
            now.addAll(slots.remove(slot));
        }
        return now.element();
    }

    T poll() {
        peek();
        return now.remove();
    }
}
