package dev.drydock.application.fleet.simulate;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;

/**
 * News that comes at a time, in its order. It is kept by tenths of a second, and put in order when its turn comes, which for millions
 * of them is several times as fast as one queue.
 */
final class Agenda {
    private static final long SLOT = 100;

    private final Map<Long, Bundle> slots = new HashMap<>();
    private final PriorityQueue<Long> numbers = new PriorityQueue<>();
    private final PriorityQueue<Coming> now = new PriorityQueue<>();
    private long slot = -1;

    /** News that is put by, as numbers: objects that wait for long are copied again and again by the collector of garbage. */
    private static final class Bundle {
        private static final int LENGTH = 4;
        private static final Coming.News[] NEWS = Coming.News.values();

        private long[] numbers = new long[LENGTH];
        private int end;

        @SuppressWarnings("EnumOrdinal")
        void add(Coming news) {
            if (end == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * end);
            }
            numbers[end] = news.at();
            numbers[end + 1] = news.number();
            numbers[end + 2] = pair(news.device(), news.attempt());
            numbers[end + 3] = pair(news.life(), news.news().ordinal());
            end += LENGTH;
        }

        void takeOut(Collection<Coming> into) {
            for (int i = 0; i < end; i += LENGTH) {
                long order = numbers[i + 2];
                long kind = numbers[i + 3];
                into.add(new Coming(
                        numbers[i], numbers[i + 1], first(order), NEWS[second(kind)], second(order), first(kind)));
            }
        }

        private static long pair(int first, int second) {
            return (long) first << Integer.SIZE | Integer.toUnsignedLong(second);
        }

        private static int first(long pair) {
            return (int) (pair >> Integer.SIZE);
        }

        private static int second(long pair) {
            return (int) pair;
        }
    }

    void add(Coming news) {
        long own = news.at() / SLOT;
        if (own < slot) {
            putBack();
        }
        if (own > slot) {
            slots.computeIfAbsent(own, this::begin).add(news);
        } else {
            now.add(news);
        }
    }

    /** The slot that was looked at has not come yet after all. */
    private void putBack() {
        if (!now.isEmpty()) {
            Bundle bundle = begin(slot);
            now.forEach(bundle::add);
            slots.put(slot, bundle);
            now.clear();
        }
        slot = -1;
    }

    private Bundle begin(long number) {
        numbers.add(number);
        return new Bundle();
    }

    boolean isEmpty() {
        return now.isEmpty() && slots.isEmpty();
    }

    /** The first news; there must be some. */
    Coming peek() {
        if (now.isEmpty()) {
            slot = numbers.remove();
            Objects.requireNonNull(slots.remove(slot)).takeOut(now);
        }
        return now.element();
    }

    Coming poll() {
        peek();
        return now.remove();
    }
}
