package dev.drydock.application.fleet.simulate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The messages of a dry run by day, each way counted as one. */
final class Messages {
    private static final long DAY = Duration.ofDays(1).toMillis();

    private final List<Long> days = new ArrayList<>();
    private long orders;

    void count(long at) {
        int day = (int) (at / DAY);
        while (days.size() <= day) {
            days.add(0L);
        }
        days.set(day, days.get(day) + 1);
    }

    void order() {
        orders++;
    }

    /** From the first day on. */
    List<Long> byDay() {
        return List.copyOf(days);
    }

    long orders() {
        return orders;
    }
}
