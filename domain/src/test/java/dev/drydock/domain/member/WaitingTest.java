package dev.drydock.domain.member;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.domain.member.terms.Terms;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WaitingTest {
    @Test
    void an_order_is_put_off_for_as_long_as_a_device_is_waited_for_and_no_longer() {
        Duration both = Duration.ofMinutes(30);

        assertThat(Waiting.afterwards(1, waitingFor(both))).isEqualTo(new Waiting(2));
        assertThat(Waiting.afterwards(1, waitingFor(both.minusNanos(1)))).isEqualTo(new Ended.Absent());
    }

    private static Terms waitingFor(Duration offline) {
        Terms standard = Terms.STANDARD;
        return new Terms(
                standard.claim(),
                standard.stages(),
                offline,
                standard.retries(),
                standard.backOff(),
                standard.ordering(),
                false);
    }
}
