package dev.drydock.domain.member.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.domain.member.Blocker;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.update.Stage;
import dev.drydock.domain.update.UpdatePolicy;
import dev.drydock.domain.update.UpdatePolicy.Limit;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TermsTest {
    @Test
    void the_pauses_double_up_to_the_longest() {
        assertThat(BackOff.STANDARD.before(0)).isZero();
        assertThat(BackOff.STANDARD.before(1)).isEqualTo(Duration.ofMinutes(10));
        assertThat(BackOff.STANDARD.before(6)).isEqualTo(Duration.ofMinutes(320));
        assertThat(BackOff.STANDARD.before(7)).isEqualTo(Duration.ofHours(6));
        assertThat(BackOff.STANDARD.before(Integer.MAX_VALUE)).isEqualTo(Duration.ofHours(6));
        assertThat(BackOff.STANDARD.total(3)).isEqualTo(Duration.ofMinutes(70));
    }

    @Test
    void pauses_of_nothing_or_beyond_the_longest_are_refused() {
        Duration minute = Duration.ofMinutes(1);
        assertThatThrownBy(() -> new BackOff(Duration.ZERO, minute)).hasMessageContaining("above zero");
        assertThatThrownBy(() -> new BackOff(minute.negated(), minute)).hasMessageContaining("above zero");
        assertThatThrownBy(() -> new BackOff(minute.plusNanos(1), minute))
                .hasMessageContaining("not above the longest");
        assertThat(new BackOff(minute, minute).before(5)).isEqualTo(minute);
    }

    @Test
    void passing_failures_are_tried_three_times_and_others_once() {
        assertThat(Retries.STANDARD.allow(new Failure("download-timeout"), 2)).isTrue();
        assertThat(Retries.STANDARD.allow(new Failure("download-timeout"), 3)).isFalse();
        assertThat(Retries.STANDARD.allow(new Failure("storage-failed"), 1)).isTrue();
        assertThat(Retries.STANDARD.allow(new Failure("bad-uri"), 1)).isFalse();
        assertThat(new Retries(Map.of("download-timeout", 1)).allow(new Failure("download-timeout"), 1))
                .isFalse();
        assertThatThrownBy(() -> new Retries(Map.of("unhealthy", 0))).hasMessageContaining("1 order or more");
    }

    /** The device gives up by itself before the rollout gives it up. */
    @Test
    void every_limit_is_above_that_of_the_device() {
        UpdatePolicy device = UpdatePolicy.STANDARD;
        StageLimits limits = StageLimits.STANDARD;
        assertThat(limits.of(Stage.DOWNLOADING)).isGreaterThan(device.limit(Limit.DOWNLOAD));
        assertThat(limits.of(Stage.VERIFYING)).isGreaterThan(device.limit(Limit.VERIFY));
        assertThat(limits.of(Stage.READY)).isGreaterThan(device.limit(Limit.WINDOW));
        assertThat(limits.of(Stage.INSTALLING)).isGreaterThan(device.limit(Limit.INSTALL));
        assertThat(limits.of(Stage.RESTARTING))
                .isGreaterThan(device.limit(Limit.RESTART)
                        .multipliedBy(device.restartTries())
                        .plus(device.limit(Limit.TRIAL))
                        .plus(device.limit(Limit.COMMIT)));
        assertThatThrownBy(() -> new StageLimits(Map.of(Stage.READY, Duration.ofDays(1))))
                .hasMessageContaining("every stage");
    }

    @Test
    void limits_of_ones_own_hold_for_every_stage() {
        Map<Stage, Duration> own = new EnumMap<>(StageLimits.STANDARD.byStage());
        own.put(Stage.READY, Duration.ofDays(1));
        StageLimits limits = new StageLimits(own);

        assertThat(limits.of(Stage.READY)).isEqualTo(Duration.ofDays(1));
        assertThat(limits.of(Stage.INSTALLING)).isEqualTo(Duration.ofMinutes(70));
    }

    @Test
    void a_reason_of_the_contract_has_its_code() {
        assertThat(Failure.of(ReasonCode.DISK_FULL)).isEqualTo(new Failure("disk-full"));
        assertThat(Failure.REVERTED_LATER).hasToString("reverted-later");
    }

    @Test
    void a_reason_of_another_form_is_refused() {
        assertThatThrownBy(() -> new Failure("No such thing")).hasMessageContaining("a-z 0-9 -");
        assertThat(new Failure("disk-full")).hasToString("disk-full");
        assertThat(Blocker.BY_HAND).hasToString("by hand");
        assertThat(Blocker.of("r1")).hasToString("r1");
    }
}
