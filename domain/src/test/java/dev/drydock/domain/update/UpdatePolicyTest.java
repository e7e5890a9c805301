package dev.drydock.domain.update;

import static dev.drydock.domain.Example.POLICY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.domain.update.UpdatePolicy.Limit;
import dev.drydock.domain.window.InstallWindow;
import dev.drydock.domain.window.InstallWindows;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UpdatePolicyTest {
    @Test
    void an_image_waits_longer_than_the_longest_gap_between_its_windows() {
        UpdatePolicy standard = UpdatePolicy.STANDARD;
        InstallWindows weekly = new InstallWindows(List.of(InstallWindow.parse("Sun 02:00-03:00")));
        assertThat(standard.waitingFor(weekly).limit(Limit.WINDOW))
                .isEqualTo(Duration.ofDays(9).minusHours(1));

        InstallWindows daily = new InstallWindows(List.of(InstallWindow.parse("02:00-05:00")));
        assertThat(standard.waitingFor(daily)).isEqualTo(standard);
        assertThat(standard.waitingFor(InstallWindows.ALWAYS)).isEqualTo(standard);
    }

    @Test
    void nothing_precedes_the_first_attempt() {
        assertThat(POLICY.downloads().backOffBefore(1)).isZero();
        assertThat(POLICY.downloads().backOffBefore(0)).isZero();
    }

    @Test
    void each_further_delay_is_twice_the_one_before_it() {
        assertThat(POLICY.downloads().backOffBefore(2)).isEqualTo(Duration.ofSeconds(10));
        assertThat(POLICY.downloads().backOffBefore(3)).isEqualTo(Duration.ofSeconds(20));
        assertThat(POLICY.downloads().backOffBefore(4)).isEqualTo(Duration.ofSeconds(40));
    }

    @Test
    void a_delay_does_not_grow_beyond_the_longest() {
        assertThat(POLICY.downloads().backOffBefore(5)).isEqualTo(Duration.ofSeconds(60));
        assertThat(POLICY.downloads().backOffBefore(6)).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void a_thousand_attempts_overflow_nothing() {
        for (int attempt = 5; attempt <= 1000; attempt++) {
            assertThat(POLICY.downloads().backOffBefore(attempt)).isEqualTo(Duration.ofSeconds(60));
        }
        assertThat(POLICY.downloads().backOffBefore(Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void the_standard_policy_keeps_trying_for_a_while_and_then_gives_up() {
        UpdatePolicy standard = UpdatePolicy.STANDARD;
        assertThat(standard.downloads().backOffBefore(standard.downloads().most()))
                .isEqualTo(Duration.ofSeconds(256));
        assertThat(standard.restartTries()).isEqualTo(3);
    }

    @Test
    void a_longest_delay_of_years_is_reached_by_doubling_without_harm() {
        DownloadTries patient = new DownloadTries(1000, Duration.ofSeconds(1), Duration.ofDays(1_000_000));
        assertThat(patient.backOffBefore(32)).isEqualTo(Duration.ofSeconds(1L << 30));
        assertThat(patient.backOffBefore(1000)).isEqualTo(Duration.ofSeconds(1L << 30));
    }

    @Test
    void a_policy_with_a_limit_missing_is_none() {
        Map<Limit, Duration> limits = new EnumMap<>(POLICY.limits());
        limits.remove(Limit.TRIAL);

        assertThatThrownBy(() -> new UpdatePolicy(limits, POLICY.downloads(), 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("every limit");
    }
}
