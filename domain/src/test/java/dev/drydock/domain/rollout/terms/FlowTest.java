package dev.drydock.domain.rollout.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.domain.gate.Evidence;
import dev.drydock.domain.member.Tally;
import dev.drydock.domain.wave.Counts;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlowTest {
    private static final Evidence NONE = Evidence.NONE;

    @Test
    void the_flow_doubles_with_every_hundred_successes_while_nothing_speaks_against_the_image() {
        assertThat(Flow.STANDARD.limit(0, NONE)).isEqualTo(100);
        assertThat(Flow.STANDARD.limit(99, NONE)).isEqualTo(100);
        assertThat(Flow.STANDARD.limit(100, NONE)).isEqualTo(200);
        assertThat(Flow.STANDARD.limit(350, NONE)).isEqualTo(800);
        assertThat(Flow.STANDARD.limit(350, new Evidence(1, 1))).isEqualTo(100);
        assertThat(Flow.STANDARD.limit(Integer.MAX_VALUE, NONE)).isEqualTo(100L << 20);
        assertThat(Flow.ALL.limit(0, NONE)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void both_limits_grow_by_their_factor_and_by_one_at_least() {
        Flow flow = new Flow(Optional.of(3), Optional.of(60), Growth.parse("1.5"));
        assertThat(flow.limit(100, NONE)).isEqualTo(5);
        assertThat(flow.limit(200, NONE)).isEqualTo(8);
        assertThat(flow.rate(0, NONE)).hasValue(60);
        assertThat(flow.rate(250, NONE)).hasValue(135);
        assertThat(flow.rate(250, new Evidence(1, 1))).hasValue(60);
        assertThat(Flow.STANDARD.rate(250, NONE)).isEmpty();
        Flow steady = new Flow(Optional.of(1_000_000), Optional.empty(), Growth.parse("1"));
        assertThat(steady.limit(100_000, NONE)).isEqualTo(1_000_000);
        Flow fastest = new Flow(Optional.of(1_000_000), Optional.empty(), Growth.parse("10"));
        assertThat(fastest.limit(Integer.MAX_VALUE, NONE)).isEqualTo(1_000_000_000_000L);
    }

    @Test
    void devices_that_have_their_orders_take_up_room() {
        Counts counts =
                Counts.of(Tally.ORDERED, 30).plus(Counts.of(Tally.TAKEN, 60)).plus(Counts.of(Tally.LEFT, 9));
        assertThat(Flow.STANDARD.room(counts, NONE)).isEqualTo(10);
        assertThat(Flow.inFlight(50).room(counts, NONE)).isZero();
    }

    @Test
    void a_flow_of_nothing_is_refused() {
        assertThatThrownBy(() -> Flow.inFlight(0)).hasMessageContaining("at least 1 device");
        assertThatThrownBy(() -> new Flow(Optional.empty(), Optional.of(0), Growth.STANDARD))
                .hasMessageContaining("at least 1 order");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.99", "10.01", "2,5", "", "-2", "1.123", "two", "1000"})
    void a_factor_of_another_form_or_size_is_refused(String factor) {
        assertThatThrownBy(() -> Growth.parse(factor)).hasMessageContaining("a factor of 1 to 10");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1.25", "2", "10"})
    void a_factor_is_written_as_it_is_read(String factor) {
        assertThat(Growth.parse(factor)).hasToString(factor);
    }
}
