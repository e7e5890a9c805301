package dev.drydock.bootstrap.commandline.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.bootstrap.commandline.parsing.Durations;
import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.domain.window.InstallWindow;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class DeviceOptionsTest {
    @Test
    void blanks_part_the_words_of_a_command_but_not_within_quotes() {
        assertThat(CommandText.words("--installer", "  /usr/lib/x  'a  b'\t\"c 'd'\" e=f $(id) 3.14 "))
                .containsExactly("/usr/lib/x", "a  b", "c 'd'", "e=f", "$(id)", "3.14");
    }

    @ParameterizedTest
    @CsvSource({"1,1", "50000,50000", "64k,65536", "2M,2097152", "2m,2097152"})
    void a_rate_is_bytes_a_second_or_their_multiples(String text, long bytes) {
        assertThat(download("--download-rate", text).limits().mostRate()).hasValue(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "64 k", "k", "1.5M", "2G", "9999999999"})
    void what_is_no_rate_is_refused(String text) {
        DownloadOptions options = download("--download-rate", text);
        assertThatIllegalArgumentException().isThrownBy(options::limits).withMessageContaining("--download-rate");
    }

    @Test
    void without_a_rate_and_hosts_an_image_comes_from_anywhere_as_fast_as_it_does() {
        assertThat(download().limits().mostRate()).isEmpty();
        assertThat(download().hosts().allow(URI.create("http://anywhere.example/image")))
                .isTrue();
    }

    @Test
    void hosts_are_listed_or_repeated() {
        DownloadOptions options = download("--allow-host", "a.example,*.b.example", "--allow-host", "c.example");
        assertThat(options.hosts().allow(URI.create("http://x.b.example/image")))
                .isTrue();
        assertThat(options.hosts().allow(URI.create("http://c.example/image"))).isTrue();
        assertThat(options.hosts().allow(URI.create("http://d.example/image"))).isFalse();
    }

    @Test
    void windows_are_listed_or_repeated() {
        InstallOptions options =
                install("--install-window", "Sat,Sun 00:00-24:00;02:00-05:00", "--install-window", "Mon 12:00-13:00");
        assertThat(options.settings().windows().windows())
                .containsExactly(
                        InstallWindow.parse("Sat,Sun 00:00-24:00"),
                        InstallWindow.parse("02:00-05:00"),
                        InstallWindow.parse("Mon 12:00-13:00"));
    }

    @Test
    void an_installer_is_a_program_that_can_be_run() {
        assertThat(install("--installer", "/bin/sh -c 'exit 0'")
                        .settings()
                        .installer()
                        .orElseThrow())
                .containsExactly("/bin/sh", "-c", "exit 0");
        assertThatThrownBy(() -> install("--installer", "/etc/passwd").settings())
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("--installer: /etc/passwd is no program that can be run here");
        assertThatThrownBy(() -> install("--installer", " ").settings()).isInstanceOf(CommandFailure.class);
    }

    private static DownloadOptions download(String... arguments) {
        return parsed(new DownloadOptions(), arguments);
    }

    private static InstallOptions install(String... arguments) {
        return parsed(new InstallOptions(), arguments);
    }

    private static <T> T parsed(T options, String... arguments) {
        new CommandLine(options)
                .registerConverter(Duration.class, Durations::parse)
                .parseArgs(arguments);
        return options;
    }
}
