package dev.drydock.azure.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HubPaceTest {
    private static final Duration DAY = Duration.ofDays(1);
    private long now;

    private HubPace pace(HubTier tier, int units) {
        return new HubPace(tier, units, () -> now);
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }

    /** Reads all twins for some days; the readings of the last one. */
    private int readingsADay(HubPace pace, int devices, boolean areSomeUnderWay) {
        int readings = 0;
        for (long until = now + DAY.multipliedBy(5).toNanos(); now < until; ) {
            readings += now >= until - DAY.toNanos() ? 1 : 0;
            pass(pace.untilAll(devices, areSomeUnderWay));
        }
        return readings;
    }

    static Stream<Arguments> atRest() {
        return Stream.of(
                Arguments.of(HubTier.FREE, 1, 10, 50),
                Arguments.of(HubTier.S1, 1, 100, 1440),
                Arguments.of(HubTier.S1, 1, 1_000, 200),
                Arguments.of(HubTier.S1, 1, 10_000, 20),
                Arguments.of(HubTier.S2, 1, 10_000, 300),
                Arguments.of(HubTier.S3, 1, 100_000, 1440),
                Arguments.of(HubTier.S3, 1, 1_000_000, 150));
    }

    @ParameterizedTest
    @MethodSource("atRest")
    void at_rest_all_twins_are_read_every_minute_or_as_often_as_a_quarter_of_the_days_messages_allows(
            HubTier tier, int units, int devices, int readings) {
        assertThat(readingsADay(pace(tier, units), devices, false))
                .isBetween((int) (readings * 0.95), (int) (readings * 1.05) + 1);
    }

    @Test
    void while_devices_are_under_way_all_twins_are_read_every_quarter_of_a_minute_at_first() {
        HubPace pace = pace(HubTier.S1, 1);
        assertThat(pace.untilAll(200, true)).isEqualTo(Duration.ofSeconds(15));
        assertThat(pace.untilAll(200, false)).isEqualTo(Duration.ofMinutes(1));
        assertThat(readingsADay(pace, 200, true)).isBetween(950, 1050);
    }

    @Test
    void devices_under_way_are_read_each_time_until_the_days_share_decides() {
        HubPace pace = pace(HubTier.S1, 1);
        assertThat(pace.mostCloser()).isEqualTo(100);
        assertThat(pace.closer(60)).isEqualTo(60);
        long reads = 0;
        for (int round = 0; round < DAY.toSeconds() / 5; round++) {
            reads += pace.closer(100);
            pass(Duration.ofSeconds(5));
        }
        assertThat(reads).isBetween(100_000L, 150_000L);
        assertThat(pace.closer(100)).isBetween(4, 6);
    }

    @Test
    void on_the_free_tier_a_read_counts_fourfold() {
        HubPace pace = pace(HubTier.FREE, 1);
        int reads = 0;
        for (int round = 0; round < DAY.toSeconds() / 5; round++) {
            reads += pace.closer(10);
            pass(Duration.ofSeconds(5));
        }
        assertThat(reads * 4).isLessThanOrEqualTo(3_000);
    }
}
