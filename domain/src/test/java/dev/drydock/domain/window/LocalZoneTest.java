package dev.drydock.domain.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalZoneTest {
    private static final Instant FIRST = Instant.parse("2027-01-01T00:00:00Z");
    private static final int DAYS = 365 * 5;

    @Test
    void a_time_is_told_with_its_zone() {
        LocalZone berlin = LocalZone.of(ZoneId.of("Europe/Berlin"));
        assertThat(berlin.describe(Instant.parse("2026-11-29T01:00:00Z")))
                .isEqualTo("Sun 2026-11-29 02:00 (Europe/Berlin)");
    }

    /** The last line of each zone's file in the time zone database, by which the C library goes. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Europe/Berlin       | CET-1CEST,M3.5.0,M10.5.0/3",
                "America/New_York    | EST5EDT,M3.2.0,M11.1.0",
                "America/New_York    | EST5EDT",
                "Australia/Lord_Howe | <+1030>-10:30<+11>-11,M10.1.0,M4.1.0",
                "Europe/Dublin       | IST-1GMT0,M10.5.0,M3.5.0/1",
                "America/Nuuk        | <-02>2<-01>,M3.5.0/-1,M10.5.0/0",
                "Asia/Kolkata        | IST-5:30",
                "Asia/Jerusalem      | IST-2IDT,M3.4.4/26,M10.5.0",
                "Pacific/Chatham     | <+1245>-12:45<+1345>,M9.5.0/2:45,M4.1.0/3:45",
                "Etc/GMT+3           | <-03>3",
                "Etc/GMT-3           | UTC-3"
            })
    void a_posix_zone_shows_the_time_that_its_zone_shows(String name, String posix) {
        ZoneRules zone = ZoneId.of(name).getRules();
        LocalZone parsed = LocalZone.posix(posix).orElseThrow();
        assertThat(parsed.name()).isEqualTo(posix);
        for (int hour = 0; hour < DAYS * 24; hour++) {
            Instant time = FIRST.plusSeconds(3600L * hour);
            assertThat(parsed.rules().getOffset(time)).as("at %s", time).isEqualTo(zone.getOffset(time));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // J counts no 29 February, a bare number counts it from 0
                "AAA0BBB,J60/0,J300/0 | 2028-02-29T23:59:59Z | 2028-03-01T00:00:00Z",
                "AAA0BBB,59/0,300/0   | 2028-02-28T23:59:59Z | 2028-02-29T00:00:00Z",
                "AAA0BBB,59/0,300/0   | 2027-02-28T23:59:59Z | 2027-03-01T00:00:00Z",
                "AAA0BBB,M2.5.2/-24,M10.1.0 | 2028-02-27T23:59:59Z | 2028-02-28T00:00:00Z"
            })
    void the_days_of_a_rule_are_counted_as_posix_counts_them(String posix, Instant before, Instant after) {
        ZoneRules rules = LocalZone.posix(posix).orElseThrow().rules();
        assertThat(List.of(rules.getOffset(before), rules.getOffset(after)))
                .containsExactly(ZoneOffset.UTC, ZoneOffset.ofHours(1));
    }

    @Test
    void summer_time_may_last_all_year() {
        ZoneRules rules = LocalZone.posix("EST5EDT,0/0,J365/25").orElseThrow().rules();
        for (int hour = 0; hour < DAYS * 24; hour++) {
            assertThat(rules.getOffset(FIRST.plusSeconds(3600L * hour))).isEqualTo(ZoneOffset.ofHours(-4));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "CET",
                "Europe/Berlin",
                "CE-1",
                "CET-1CEST,M3.5.0",
                "CET-1CEST,M13.5.0,M10.5.0",
                "CET-1CEST,M3.6.0,M10.5.0",
                "CET-1CEST,M3.5.7,M10.5.0",
                "CET-1CEST,J0,J300",
                "CET-1CEST,J366,J300",
                "CET-25",
                "CET-1 ",
                "<>-1",
                "+01:00",
                "CET--1"
            })
    void other_text_is_no_posix_zone(String text) {
        assertThat(LocalZone.posix(text)).isEmpty();
    }
}
