package dev.drydock.domain.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Install windows on days on which the local clock jumps. */
class WindowsInZonesTest {
    private static final Duration BEFORE = Duration.ofDays(4);
    private static final int MINUTES = 16 * 24 * 60;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // 02:00 to 03:00 is skipped: the window of that hour opens when it would have ended
                "Europe/Berlin | Sun 02:00-03:00 | 2026-03-29T00:59Z | 2026-03-29T01:00Z PT1H",
                "Europe/Berlin | Sun 02:15-02:45 | 2026-03-29T00:00Z | 2026-03-29T01:00Z PT30M",
                "Europe/Berlin | Sun 02:00-05:00 | 2026-03-29T00:00Z | 2026-03-29T01:00Z PT2H",
                "Europe/Berlin | Sun 01:30-02:30 | 2026-03-29T00:00Z | 2026-03-29T00:30Z PT30M",
                "Europe/Berlin | Sat 22:00-03:00 | 2026-03-28T20:00Z | 2026-03-28T21:00Z PT4H",
                "Europe/Berlin | Sat 02:00-03:00 | 2026-03-28T00:00Z | 2026-03-28T01:00Z PT1H",
                "Europe/Berlin | Mon 02:00-03:00 | 2026-03-29T00:00Z | 2026-03-30T00:00Z PT1H",
                // 02:00 to 03:00 comes twice
                "Europe/Berlin | Sun 02:00-03:00 | 2026-10-24T22:00Z | 2026-10-25T00:00Z PT2H",
                "Europe/Berlin | Sun 01:00-02:30 | 2026-10-24T22:00Z | 2026-10-24T23:00Z PT1H30M",
                "Europe/Berlin | Sun 01:00-02:30 | 2026-10-25T00:30Z | 2026-10-25T01:00Z PT30M",
                "Europe/Berlin | Sat 22:00-03:00 | 2026-10-24T19:00Z | 2026-10-24T20:00Z PT6H",
                // half an hour is skipped, and comes twice
                "Australia/Lord_Howe | Sun 02:00-02:30 | 2026-10-03T15:00Z | 2026-10-03T15:30Z PT30M",
                "Australia/Lord_Howe | Sun 02:00-03:00 | 2026-10-03T15:00Z | 2026-10-03T15:30Z PT30M",
                "Australia/Lord_Howe | Sun 01:30-02:00 | 2026-04-04T14:00Z | 2026-04-04T14:30Z PT1H",
                // Friday is skipped as a whole
                "Pacific/Apia | Fri 02:00-03:00 | 2011-12-29T10:00Z | 2011-12-30T10:00Z PT1H",
                "Pacific/Apia | Fri 00:00-24:00 | 2011-12-29T10:00Z | 2011-12-30T10:00Z PT24H",
                "Pacific/Apia | Fri 22:00-05:00 | 2011-12-29T10:00Z | 2011-12-30T10:00Z PT5H",
                "Pacific/Apia | Thu 22:00-05:00 | 2011-12-30T07:00Z | 2011-12-30T08:00Z PT2H",
                "Pacific/Apia | 02:00-03:00     | 2011-12-29T13:30Z | 2011-12-30T10:00Z PT1H",
                // Saturday is skipped as a whole
                "Pacific/Kwajalein | Sat 23:00-24:00 | 1993-08-21T00:00Z | 1993-08-21T12:00Z PT1H"
            })
    void a_window_opens_once_and_for_as_long_as_the_clock_shows_its_hours(
            String zone, String window, String from, String expected) {
        ZoneRules rules = ZoneId.of(zone).getRules();
        InstallWindows windows = windows(window);
        Instant opens = windows.nextOpening(instant(from), rules);
        Instant closes = opens;
        while (windows.areOpenAt(closes, rules)) {
            closes = closes.plusSeconds(60);
        }
        assertThat(opens + " " + Duration.between(opens, closes))
                .isEqualTo(instant(expected.split(" ")[0]) + " " + expected.split(" ")[1]);
    }

    /** Every minute for days around every kind of jump: what is promised as the next opening is the next opening. */
    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2026-03-29T01:00:00Z",
        "Europe/Berlin, 2026-10-25T01:00:00Z",
        "Australia/Lord_Howe, 2026-10-03T15:30:00Z",
        "Australia/Lord_Howe, 2026-04-04T15:00:00Z",
        "America/Sao_Paulo, 2018-11-04T03:00:00Z",
        "Pacific/Apia, 2011-12-30T10:00:00Z",
        "Pacific/Kwajalein, 1993-08-21T12:00:00Z"
    })
    void the_next_opening_is_the_first_minute_of_an_open_window(String zone, Instant jump) {
        ZoneRules rules = ZoneId.of(zone).getRules();
        assertThat(rules.nextTransition(jump.minusSeconds(1)).getInstant()).isEqualTo(jump);
        assertOpeningsAround(jump, rules);
    }

    @Test
    void a_day_that_comes_twice_keeps_no_window_shut_for_longer_than_an_image_waits() {
        ZoneOffset west = ZoneOffset.ofHours(-12);
        ZoneOffset east = ZoneOffset.ofHours(12);
        LocalDateTime crossing = LocalDateTime.of(2026, 3, 2, 0, 0);
        ZoneOffsetTransition jump = ZoneOffsetTransition.of(crossing, east, west);
        ZoneRules rules = ZoneRules.of(east, east, List.of(), List.of(jump), List.of());
        assertOpeningsAround(jump.getInstant(), rules);
    }

    private static void assertOpeningsAround(Instant jump, ZoneRules rules) {
        for (String text : List.of(
                "02:00-03:00",
                "Sun 02:00-03:00",
                "Fri 02:00-02:10",
                "Sat,Sun 01:30-02:30",
                "Mon-Fri 22:00-05:00",
                "Thu 23:30-00:30; Sun 00:00-00:05")) {
            InstallWindows windows = windows(text);
            Instant next = null;
            Instant shut = null;
            Duration longest = Duration.ZERO;
            List<Instant> minutes = new ArrayList<>();
            for (int minute = MINUTES; minute >= 0; minute--) {
                Instant time = jump.minus(BEFORE).plusSeconds(60L * minute);
                next = windows.areOpenAt(time, rules) ? time : next;
                if (shut != null && minute % 61 == 0 && windows.areOpenAt(time, rules)) {
                    assertThat(windows.nextClosing(time, rules))
                            .as("%s after %s", text, time)
                            .hasValue(shut);
                }
                shut = windows.areOpenAt(time, rules) ? shut : time;
                if (next != null && minute % 61 == 0) {
                    minutes.add(time);
                    assertThat(windows.nextOpening(time, rules))
                            .as("%s at %s", text, time)
                            .isEqualTo(next);
                }
                if (next != null && Duration.between(time, next).compareTo(longest) > 0) {
                    longest = Duration.between(time, next);
                }
            }
            assertThat(minutes).hasSizeGreaterThan(150);
            assertThat(longest).as(text).isLessThan(windows.longestClosed().plusDays(2));
        }
    }

    private static InstallWindows windows(String text) {
        return new InstallWindows(
                Arrays.stream(text.split(";")).map(InstallWindow::parse).toList());
    }

    private static Instant instant(String text) {
        return Instant.parse(text.replace("Z", ":00Z"));
    }
}
