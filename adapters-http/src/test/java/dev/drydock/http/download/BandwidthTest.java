package dev.drydock.http.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BandwidthTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final int PIECE = 16_384;

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - SECOND);

    @ParameterizedTest
    @ValueSource(longs = {1, 1000, 65_536, 1 << 20, 1L << 40})
    void a_rate_is_kept_to_over_any_time(long rate) {
        Bandwidth bandwidth = new Bandwidth(OptionalLong.of(rate), now::get);
        long began = now.get();
        for (int piece = 0; piece < 64; piece++) {
            now.addAndGet(bandwidth.pause());
            bandwidth.took(PIECE);
        }
        now.addAndGet(bandwidth.pause());
        double seconds = (now.get() - began) / 1e9;
        assertThat(seconds).isBetween((64.0 * PIECE / rate) * 0.999 - 1e-6, (64.0 * PIECE / rate) * 1.001 + 1e-6);
    }

    @Test
    void a_lull_is_made_up_for_with_a_quarter_of_a_second_at_most() {
        Bandwidth bandwidth = new Bandwidth(OptionalLong.of(1000), now::get);
        now.addAndGet(3600 * SECOND);
        bandwidth.took(250);
        assertThat(bandwidth.pause()).isZero();
        bandwidth.took(1000);
        assertThat(bandwidth.pause()).isEqualTo(SECOND);
    }

    @Test
    void an_oversleep_is_made_up_for() {
        Bandwidth bandwidth = new Bandwidth(OptionalLong.of(1000), now::get);
        bandwidth.took(1000);
        now.addAndGet(SECOND + SECOND / 10);
        bandwidth.took(1000);
        assertThat(bandwidth.pause()).isEqualTo(SECOND - SECOND / 10);
    }

    @Test
    void without_a_limit_there_is_no_pause() {
        Bandwidth bandwidth = new Bandwidth(OptionalLong.empty(), now::get);
        bandwidth.took(Long.MAX_VALUE);
        assertThat(bandwidth.pause()).isZero();
    }
}
