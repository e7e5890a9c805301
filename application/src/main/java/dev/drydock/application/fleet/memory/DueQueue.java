package dev.drydock.application.fleet.memory;

import java.util.Arrays;
import java.util.TreeMap;

/**
 * Rows by due time, then by row, as numbers: most of millions of due times pass without effect. Rows that moved together come due
 * together, so that there are far fewer times than rows.
 */
final class DueQueue {
    private final TreeMap<Long, Rows> byTime = new TreeMap<>();
    /** Those of the time that was added last, to which the next ones mostly are added as well. */
    private Rows last = new Rows(Long.MIN_VALUE);
    /** Those of the earliest time; none when there is no time. */
    private Rows first = last;

    /** The rows of one time: a binary heap. */
    private static final class Rows {
        private final long time;
        private int[] rows = new int[2];
        private int size;

        Rows(long time) {
            this.time = time;
        }

        void add(int row) {
            if (size == rows.length) {
                rows = Arrays.copyOf(rows, 2 * size);
            }
            int place = size++;
            while (place > 0 && row < rows[(place - 1) / 2]) {
                rows[place] = rows[(place - 1) / 2];
                place = (place - 1) / 2;
            }
            rows[place] = row;
        }

        void removeFirst() {
            size--;
            int row = rows[size];
            int place = 0;
            for (int child = lesser(0); child < size && rows[child] < row; child = lesser(place)) {
                rows[place] = rows[child];
                place = child;
            }
            rows[place] = row;
        }

        /** The child that comes first; beyond the end when there is none. */
        private int lesser(int parent) {
            int left = 2 * parent + 1;
            int right = left + 1;
            return right < size && rows[right] < rows[left] ? right : left;
        }
    }

    boolean isEmpty() {
        return byTime.isEmpty();
    }

    /** The earliest due time; there must be one. */
    long firstTime() {
        return first.time;
    }

    /** The first row of that time. */
    int firstRow() {
        return first.rows[0];
    }

    void add(long time, int row) {
        if (last.time != time || last.size == 0) {
            last = byTime.computeIfAbsent(time, Rows::new);
            first = byTime.firstEntry().getValue();
        }
        last.add(row);
    }

    void removeFirst() {
        first.removeFirst();
        if (first.size == 0) {
            byTime.pollFirstEntry();
            first = byTime.isEmpty() ? first : byTime.firstEntry().getValue();
        }
    }
}
