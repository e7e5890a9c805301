package dev.drydock.application.fleet.memory;

import java.util.Arrays;

/** Rows by due time, then by row: a binary heap of numbers, as most of millions of due times pass without effect. */
final class DueQueue {
    private long[] times = new long[16];
    private int[] rows = new int[16];
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    /** The earliest due time; there must be one. */
    long firstTime() {
        return times[0];
    }

    /** The first row of that time. */
    int firstRow() {
        return rows[0];
    }

    void add(long time, int row) {
        if (size == times.length) {
            times = Arrays.copyOf(times, 2 * size);
            rows = Arrays.copyOf(rows, 2 * size);
        }
        int place = size++;
        while (place > 0 && isBefore(time, row, (place - 1) / 2)) {
            move((place - 1) / 2, place);
            place = (place - 1) / 2;
        }
        put(time, row, place);
    }

    void removeFirst() {
        size--;
        long time = times[size];
        int row = rows[size];
        int place = 0;
        for (int child = lesser(0); child < size && !isBefore(time, row, child); child = lesser(place)) {
            move(child, place);
            place = child;
        }
        put(time, row, place);
    }

    /** The child that comes first; beyond the end when there is none. */
    private int lesser(int parent) {
        int left = 2 * parent + 1;
        int right = left + 1;
        return right < size && isBefore(times[right], rows[right], left) ? right : left;
    }

    private boolean isBefore(long time, int row, int place) {
        return time < times[place] || (time == times[place] && row < rows[place]);
    }

    private void move(int from, int to) {
        put(times[from], rows[from], to);
    }

    private void put(long time, int row, int place) {
        times[place] = time;
        rows[place] = row;
    }
}
