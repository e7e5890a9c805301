package dev.drydock.hub.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ThrottlesTest {
    private long now;

    @Test
    void what_is_let_through_at_once_is_what_ten_seconds_give() {
        Throttles throttles = new Throttles(Tier.S1, 1, () -> now);

        assertThat(through(throttles, Operation.QUERY)).isEqualTo(3);
        assertThat(through(throttles, Operation.REGISTRY)).isEqualTo(16);
    }

    @Test
    void of_what_is_let_through_by_the_second_a_second_s_worth_comes_at_once() {
        Throttles throttles = new Throttles(Tier.S1, 1, () -> now);

        assertThat(through(throttles, Operation.TWIN_READ)).isEqualTo(100);
        assertThat(through(throttles, Operation.TWIN_UPDATE)).isEqualTo(50);
        assertThat(through(throttles, Operation.METHOD)).isEqualTo(40);
    }

    @Test
    void time_makes_room_again_at_the_tier_s_rate_and_no_more_than_at_first() {
        Throttles throttles = new Throttles(Tier.S1, 1, () -> now);
        through(throttles, Operation.TWIN_UPDATE);

        now += Duration.ofMillis(100).toNanos();
        assertThat(through(throttles, Operation.TWIN_UPDATE)).isEqualTo(5);
        now += Duration.ofHours(1).toNanos();
        assertThat(through(throttles, Operation.TWIN_UPDATE)).isEqualTo(50);
    }

    @Test
    void who_is_refused_is_told_how_long_to_wait() {
        Throttles throttles = new Throttles(Tier.S1, 1, () -> now);
        through(throttles, Operation.TWIN_UPDATE);

        Duration wait = throttles.refuse(Operation.TWIN_UPDATE).orElseThrow();

        assertThat(wait).isCloseTo(Duration.ofMillis(20), Duration.ofNanos(1000));
        now += wait.plusNanos(1000).toNanos();
        assertThat(throttles.refuse(Operation.TWIN_UPDATE)).isEmpty();
    }

    @Test
    void one_kind_of_call_takes_nothing_from_another() {
        Throttles throttles = new Throttles(Tier.S1, 1, () -> now);
        through(throttles, Operation.QUERY);

        assertThat(throttles.refuse(Operation.TWIN_READ)).isEmpty();
    }

    @Test
    void units_and_tiers_let_more_through() {
        assertThat(Tier.S1.perSecond(Operation.QUERY, 3)).isCloseTo(1, within(1e-9));
        assertThat(Tier.S2.perSecond(Operation.TWIN_READ, 20)).isEqualTo(200);
        assertThat(Tier.S2.perSecond(Operation.TWIN_READ, 1)).isEqualTo(100);
        assertThat(Tier.S3.perSecond(Operation.TWIN_UPDATE, 2)).isEqualTo(500);
        assertThat(Tier.FREE.perSecond(Operation.METHOD, 1)).isEqualTo(40);
    }

    private static int through(Throttles throttles, Operation operation) {
        int through = 0;
        while (throttles.refuse(operation).isEmpty()) {
            through++;
        }
        return through;
    }
}
