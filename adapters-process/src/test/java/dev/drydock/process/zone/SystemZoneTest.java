package dev.drydock.process.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.drydock.domain.window.LocalZone;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SystemZoneTest {
    private static final Instant WINTER = Instant.parse("2027-01-15T12:00:00Z");
    private static final Instant SUMMER = Instant.parse("2027-07-15T12:00:00Z");

    @TempDir
    Path etc;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Europe/Berlin              | Europe/Berlin | +01:00 +02:00",
                ":Europe/Berlin             | Europe/Berlin | +01:00 +02:00",
                "CET-1CEST,M3.5.0,M10.5.0/3 | CET-1CEST,M3.5.0,M10.5.0/3 | +01:00 +02:00",
                "<+03>-3                    | <+03>-3       | +03:00 +03:00",
                "UTC+3                      | UTC+3         | -03:00 -03:00",
                "EST5EDT                    | EST5EDT       | -05:00 -04:00",
                "Mars/Olympus               | UTC           | Z Z",
                "+01:00                     | UTC           | Z Z",
                "''                         | UTC           | Z Z",
                "/nowhere                   | UTC           | Z Z"
            })
    void the_variable_counts_most_and_means_what_the_c_library_takes_it_for(String tz, String name, String offsets)
            throws IOException {
        Files.writeString(etc.resolve("timezone"), "Asia/Tokyo\n");
        LocalZone zone = zone(tz);
        assertThat(zone.name()).isEqualTo(name);
        assertThat(zone.rules().getOffset(WINTER) + " " + zone.rules().getOffset(SUMMER))
                .isEqualTo(offsets);
    }

    @Test
    void a_link_into_the_time_zone_database_names_the_zone_and_a_change_of_it_is_followed() throws IOException {
        SystemZone zone = new SystemZone(Optional.empty(), etc);
        assertThat(zone.now().name()).isEqualTo("UTC");
        for (String name : new String[] {"Europe/Berlin", "Australia/Lord_Howe"}) {
            Path database = Files.createDirectories(
                    etc.resolve("share/zoneinfo/" + name).getParent());
            Path file = Files.writeString(database.resolve(Path.of(name).getFileName()), "");
            Files.deleteIfExists(etc.resolve("localtime"));
            Files.createSymbolicLink(etc.resolve("localtime"), file);
            assertThat(zone.now()).isEqualTo(LocalZone.of(ZoneId.of(name)));
        }
    }

    @Test
    void a_copy_of_a_zone_file_has_its_rules() throws IOException {
        tzif(etc.resolve("localtime"), "CET-1CEST,M3.5.0,M10.5.0/3");
        LocalZone zone = zone(null);
        assertThat(zone.name()).isEqualTo("CET-1CEST,M3.5.0,M10.5.0/3");
        assertThat(zone.rules().getOffset(SUMMER)).hasToString("+02:00");
        assertThat(zone(":" + etc.resolve("localtime"))).isEqualTo(zone);
    }

    @Test
    void the_file_of_this_machine_is_read_where_there_is_one() throws IOException {
        Path berlin = Path.of("/usr/share/zoneinfo/Europe/Berlin");
        assumeTrue(Files.exists(berlin), "SKIPPED: this machine has no time zone database");
        Files.copy(berlin, etc.resolve("localtime"));
        assertThat(zone(null).rules().getOffset(WINTER)).hasToString("+01:00");
        assertThat(zone(null).rules().getOffset(SUMMER)).hasToString("+02:00");
    }

    @Test
    void without_a_link_the_name_is_read_from_the_file_timezone() throws IOException {
        Files.writeString(etc.resolve("timezone"), "Asia/Tokyo\n");
        assertThat(zone(null).name()).isEqualTo("Asia/Tokyo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "TZif2 and no end of line", "TZif2\nnothing\n", "Europe/Berlin\n"})
    void a_file_that_is_no_zone_file_is_passed_over(String content) throws IOException {
        Files.writeString(etc.resolve("localtime"), content);
        assertThat(zone(null).name()).isEqualTo("UTC");
        Files.writeString(etc.resolve("timezone"), "Asia/Tokyo");
        assertThat(zone(null).name()).isEqualTo("Asia/Tokyo");
    }

    private LocalZone zone(@org.jspecify.annotations.Nullable String tz) {
        return new SystemZone(Optional.ofNullable(tz), etc).now();
    }

    private static void tzif(Path file, String rule) throws IOException {
        Files.writeString(file, "TZif2\0\0\0binary\n" + rule + "\n", StandardCharsets.ISO_8859_1);
    }
}
