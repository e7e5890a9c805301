package dev.drydock.application.fleet.simulate;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** The messages of a dry run by day, each way counted as one. */
final class Messages {
    private static final long DAY = Duration.ofDays(1).toMillis();

    private long[] days = new long[128];
    private int last = -1;
    private long orders;

    void count(long at) {
        int day = (int) (at / DAY);
        if (day >= days.length) {
            days = Arrays.copyOf(days, 2 * day);
        }
        last = Math.max(last, day);
        days[day]++;
    }

    void order() {
        orders++;
    }

    /** From the first day on. */
    List<Long> byDay() {
        return Arrays.stream(days, 0, last + 1).boxed().toList();
    }

    long orders() {
        return orders;
    }
}
