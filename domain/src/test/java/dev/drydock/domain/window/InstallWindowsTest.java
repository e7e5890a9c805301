package dev.drydock.domain.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstallWindowsTest {
    private static final ZoneRules UTC = ZoneOffset.UTC.getRules();

    @Test
    void a_device_without_windows_installs_at_any_time() {
        assertThat(InstallWindows.ALWAYS.areOpenAt(Instant.MIN, UTC)).isTrue();
        assertThat(InstallWindows.ALWAYS.nextOpening(Instant.EPOCH, UTC)).isEqualTo(Instant.EPOCH);
        assertThat(InstallWindows.ALWAYS.longestClosed()).isZero();
        assertThat(InstallWindows.ALWAYS.areAlways()).isTrue();
        assertThat(InstallWindows.ALWAYS).hasToString("any time");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "02:00-05:00         | 2026-11-22T01:59:59 | false",
                "02:00-05:00         | 2026-11-22T02:00:00 | true",
                "02:00-05:00         | 2026-11-22T04:59:59 | true",
                "02:00-05:00         | 2026-11-22T05:00:00 | false",
                "20:00-24:00         | 2026-11-22T23:59:59 | true",
                "20:00-24:00         | 2026-11-22T00:00:00 | false",
                "Sat,Sun 08:00-18:00 | 2026-11-22T08:00:00 | true",
                "Sat,Sun 08:00-18:00 | 2026-11-23T08:00:00 | false",
                "Mon-Fri 22:00-05:00 | 2026-11-20T22:00:00 | true",
                "Mon-Fri 22:00-05:00 | 2026-11-21T04:59:00 | true",
                "Mon-Fri 22:00-05:00 | 2026-11-21T22:00:00 | false",
                "Mon-Fri 22:00-05:00 | 2026-11-23T04:59:00 | false",
                "Mon-Fri 22:00-05:00 | 2026-11-24T05:00:00 | false",
                "Sun 00:00-24:00     | 2026-11-22T00:00:00 | true",
                "Sun 00:00-24:00     | 2026-11-22T23:59:59 | true",
                "Sun 00:00-24:00     | 2026-11-23T00:00:00 | false",
                "Sat-Mon 08:00-09:00 | 2026-11-23T08:30:00 | true",
                "Sat-Mon 08:00-09:00 | 2026-11-24T08:30:00 | false"
            })
    void a_window_is_open_from_its_first_second_to_before_its_last(String window, LocalDateTime time, boolean open) {
        InstallWindow other = InstallWindow.parse("Wed 12:00-12:01");
        assertThat(new InstallWindows(List.of(other, InstallWindow.parse(window)))
                        .areOpenAt(time.toInstant(ZoneOffset.UTC), UTC))
                .isEqualTo(open);
    }

    @Test
    void days_are_a_list_of_days_and_ranges_in_any_case() {
        assertThat(InstallWindow.parse(" mon-WED,sat  08:00-09:00 "))
                .isEqualTo(new InstallWindow(
                        EnumSet.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.SATURDAY),
                        LocalTime.of(8, 0),
                        LocalTime.of(9, 0)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "02:00-05:00",
                "Mon-Fri 22:00-05:00",
                "Sat,Sun 08:00-24:00",
                "Sun 00:00-24:00",
                "Mon,Wed-Fri,Sun 08:30-08:31"
            })
    void a_window_is_written_as_it_is_read(String text) {
        assertThat(InstallWindow.parse(text)).hasToString(text);
    }

    @Test
    void windows_are_written_one_after_the_other() {
        assertThat(windows("Mon-Fri 22:00-05:00; Sun 08:00-24:00")).hasToString("Mon-Fri 22:00-05:00; Sun 08:00-24:00");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "00:00-24:00              | PT0S",
                "02:00-05:00              | PT21H",
                "22:00-05:00              | PT17H",
                "Sun 02:00-03:00          | PT167H",
                "Mon 00:00-00:01          | PT167H59M",
                "Mon-Fri 22:00-05:00      | PT65H",
                "Mon 02:00-03:00; Thu 02:00-03:00 | PT95H"
            })
    void the_longest_time_without_an_open_window_is_known(String text, Duration longest) {
        assertThat(windows(text).longestClosed()).isEqualTo(longest);
    }

    private static InstallWindows windows(String text) {
        return new InstallWindows(
                Arrays.stream(text.split(";")).map(InstallWindow::parse).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "02:00",
                "2:00-5:00",
                "02:00-25:00",
                "24:00-05:00",
                "02:60-05:00",
                "Mon 02:00 - 05:00",
                "Mon",
                "Monday 02:00-05:00",
                "Mon-Tue-Wed 02:00-05:00",
                "Mon, 02:00-05:00",
                "-Fri 02:00-05:00"
            })
    void what_is_no_window_is_refused_with_an_example(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InstallWindow.parse(text))
                .withMessage("expected hours such as 02:00-05:00 or Mon-Fri 22:00-05:00, found '" + text + "'");
    }

    @Test
    void a_window_that_never_opens_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> InstallWindow.parse("05:00-05:00"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new InstallWindow(Set.of(), LocalTime.MIN, LocalTime.NOON));
    }
}
