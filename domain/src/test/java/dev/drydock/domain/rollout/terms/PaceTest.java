package dev.drydock.domain.rollout.terms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {
    private static final long START = 1_000_000;
    private static final long MINUTE = 60_000;

    /** Whoever asks takes whatever there is room for, every so often. */
    private static long given(long perMinute, long every, long from, long time) {
        Pace pace = Pace.FRESH;
        long given = 0;
        for (long now = START; now < from + time; now += every) {
            long room = pace.room(now, perMinute);
            pace = room > 0 ? pace.plus(room, now, perMinute) : pace;
            given += now < from ? 0 : room;
        }
        return given;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 60, 90, 1_000, 7_001, 100_000})
    void no_minute_has_more_orders_than_allowed_but_for_those_of_one_second(long perMinute) {
        long most = perMinute + Math.max(1, perMinute / 60 + 1);
        for (long every : new long[] {1, 13, 250, 999, 5_000}) {
            for (long from : new long[] {START, START + 10_007, START + 3 * MINUTE}) {
                assertThat(given(perMinute, every, from, MINUTE))
                        .as("%d a minute, asked for every %d ms", perMinute, every)
                        .isLessThanOrEqualTo(most);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 60, 90, 1_000, 7_001, 100_000})
    void orders_that_are_asked_for_often_enough_are_as_many_as_allowed(long perMinute) {
        assertThat(given(perMinute, 250, START, 100 * MINUTE)).isGreaterThanOrEqualTo(perMinute * 98);
    }

    @Test
    void the_next_order_may_leave_when_the_pace_says_so_and_not_before() {
        Pace pace = Pace.FRESH.plus(1, START, 7);
        long next = pace.next(7);
        assertThat(pace.room(next - 1, 7)).isZero();
        assertThat(pace.room(next, 7)).isEqualTo(1);
    }

    @Test
    void time_that_was_not_used_is_not_made_up_for() {
        Pace pace = Pace.FRESH.plus(1, START, 600);
        assertThat(pace.room(START + 60 * MINUTE, 600)).isEqualTo(10);
    }
}
