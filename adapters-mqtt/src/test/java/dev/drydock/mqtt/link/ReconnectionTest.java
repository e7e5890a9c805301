package dev.drydock.mqtt.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.fakes.ManualDeadlines;
import dev.drydock.mqtt.LinkTiming;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReconnectionTest {
    private static final long SECOND = 1_000_000_000L;

    private final Reconnection reconnection = new Reconnection(new SplittableRandom(1));

    @Test
    void the_first_pause_is_a_quarter_of_a_second_and_up_to_half_as_much_again() {
        assertThat(pauses(1).get(0)).isBetween(Duration.ofMillis(250), Duration.ofMillis(375));
    }

    @Test
    void pauses_stay_below_two_seconds_for_forty_attempts_and_then_grow_to_half_a_minute() {
        List<Duration> pauses = pauses(60);

        assertThat(pauses.subList(0, 40)).allMatch(pause -> pause.compareTo(Duration.ofMillis(1_950)) <= 0);
        assertThat(pauses.subList(3, 40)).allMatch(pause -> pause.compareTo(Duration.ofMillis(1_300)) >= 0);
        assertThat(pauses.subList(40, 60))
                .allMatch(pause -> pause.compareTo(Duration.ofSeconds(20)) >= 0)
                .allMatch(pause -> pause.compareTo(Duration.ofSeconds(30)) <= 0);
    }

    @Test
    void after_a_connection_pauses_begin_at_the_shortest_again() {
        pauses(50);

        reconnection.succeeded();

        assertThat(reconnection.next()).isLessThanOrEqualTo(Duration.ofMillis(375));
    }

    @Test
    void pauses_differ_for_each_device_and_each_attempt() {
        List<List<Duration>> fleet = Stream.generate(() -> LinkTiming.real(new ManualDeadlines()))
                .limit(20)
                .map(timing -> new Reconnection(timing.dice()))
                .map(device -> Stream.generate(device::next).limit(5).toList())
                .toList();

        for (int attempt = 0; attempt < 5; attempt++) {
            int now = attempt;
            assertThat(fleet.stream().map(pauses -> pauses.get(now)).distinct().count())
                    .as("different pauses before attempt %s", now)
                    .isGreaterThan(10);
        }
        assertThat(fleet)
                .as("devices whose fourth and fifth pause differ: of 651 milliseconds two may be the same by chance")
                .filteredOn(pauses -> !pauses.get(3).equals(pauses.get(4)))
                .hasSizeGreaterThan(10);
    }

    @Test
    void the_third_take_over_within_a_minute_is_too_often_and_counting_begins_anew() {
        assertThat(IntStream.of(0, 10, 20, 30, 40, 50).mapToObj(at -> reconnection.takenOverTooOften(at * SECOND)))
                .containsExactly(false, false, true, false, false, true);
    }

    @Test
    void take_overs_that_are_rarer_than_three_a_minute_are_not_too_often() {
        assertThat(IntStream.range(0, 20).mapToObj(i -> reconnection.takenOverTooOften(i * 31 * SECOND)))
                .containsOnly(false);
    }

    @Test
    void a_clock_that_begins_below_zero_counts_the_same() {
        long start = Long.MIN_VALUE + 5;

        assertThat(Stream.of(start, start + SECOND, start + 2 * SECOND).map(reconnection::takenOverTooOften))
                .containsExactly(false, false, true);
    }

    private List<Duration> pauses(int count) {
        return Stream.generate(reconnection::next).limit(count).toList();
    }
}
