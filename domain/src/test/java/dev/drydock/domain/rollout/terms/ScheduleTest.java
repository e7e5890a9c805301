package dev.drydock.domain.rollout.terms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.domain.window.InstallWindow;
import dev.drydock.domain.window.InstallWindows;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final Instant START = Instant.parse("2027-03-01T01:00:00Z");

    private static Schedule nightly(String zone) {
        return new Schedule(
                Optional.of(START),
                new InstallWindows(List.of(InstallWindow.parse("02:00-05:00"))),
                ZoneId.of(zone),
                Optional.empty());
    }

    @Test
    void a_rollout_begins_at_its_start_time_or_at_once() {
        assertThat(nightly("UTC").hasCome(START.minusMillis(1))).isFalse();
        assertThat(nightly("UTC").hasCome(START)).isTrue();
        assertThat(Schedule.AT_ONCE.hasCome(Instant.MIN)).isTrue();
    }

    @Test
    void its_window_is_that_of_its_zone() {
        assertThat(nightly("Europe/Oslo").isOpen(START)).isTrue();
        assertThat(nightly("UTC").isOpen(START)).isFalse();
        assertThat(nightly("UTC").nextChange(START)).hasValue(Instant.parse("2027-03-01T02:00:00Z"));
        assertThat(nightly("Europe/Oslo").nextChange(START)).hasValue(Instant.parse("2027-03-01T04:00:00Z"));
        assertThat(Schedule.AT_ONCE.isOpen(START)).isTrue();
        assertThat(Schedule.AT_ONCE.nextChange(START)).isEmpty();
    }
}
