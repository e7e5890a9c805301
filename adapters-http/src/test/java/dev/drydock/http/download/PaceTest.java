package dev.drydock.http.download;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.domain.reason.ReasonCode;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final AtomicLong now = new AtomicLong(-5);
    private final Pace pace = new Pace(
            new DownloadLimits(Duration.ofSeconds(10), Duration.ofSeconds(30), 1024, Duration.ofSeconds(100), 1),
            now::get);

    @Test
    void a_byte_a_second_stalls_when_the_window_ends() {
        for (int second = 1; second < 30; second++) {
            assertThat(pace.waited(SECOND, 1)).isEmpty();
        }
        assertThat(pace.waited(SECOND, 1))
                .hasValueSatisfying(reason -> assertThat(reason.code()).isEqualTo(ReasonCode.DOWNLOAD_STALLED));
    }

    @Test
    void the_least_rate_is_enough_window_after_window() {
        for (int second = 0; second < 90; second++) {
            assertThat(pace.waited(SECOND, 1024)).isEmpty();
        }
    }

    @Test
    void silence_counts_across_windows() {
        assertThat(pace.waited(20 * SECOND, 1_000_000)).isEmpty();
        assertThat(pace.patience()).isEqualTo(10 * SECOND);
        assertThat(pace.waited(10 * SECOND, 0)).isEmpty();
        assertThat(pace.patience()).isEqualTo(20 * SECOND);
        assertThat(pace.waited(20 * SECOND, 0)).isPresent();
    }

    @Test
    void the_overall_limit_counts_all_time() {
        now.addAndGet(99 * SECOND);
        assertThat(pace.patience()).isEqualTo(SECOND);
        assertThat(pace.waited(0, 1_000_000)).isEmpty();
        now.addAndGet(SECOND);
        assertThat(pace.waited(0, 1_000_000))
                .hasValueSatisfying(reason -> assertThat(reason.code()).isEqualTo(ReasonCode.DOWNLOAD_TIMEOUT));
    }

    @Test
    void the_time_that_a_slow_disk_takes_is_not_held_against_the_server() {
        now.addAndGet(60 * SECOND);
        assertThat(pace.waited(1, 1)).isEmpty();
    }
}
