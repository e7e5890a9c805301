package dev.drydock.bootstrap.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The system around the program is named when it is the cause: the clock, the rights of files, the locale. */
class SystemTroublesTest {
    @TempDir
    Path folder;

    private final TestConsole console = new TestConsole();

    @Test
    void a_clock_of_1970_is_named_where_tls_depends_on_it() {
        console.at(Instant.EPOCH);
        assertThat(console.run("devices", "--broker", "mqtts://127.0.0.1:1", "--connect-timeout", "1ms"))
                .isEqualTo(3);
        assertThat(console.err())
                .contains("WARNING: the clock says 1970-01-01T00:00:00Z: certificates are not valid yet");
    }

    @Test
    void a_clock_of_1970_is_no_matter_without_tls() {
        console.at(Instant.EPOCH);
        assertThat(console.run("devices", "--broker", "mqtt://127.0.0.1:1", "--connect-timeout", "1ms"))
                .isEqualTo(3);
        assertThat(console.err()).doesNotContain("clock");
    }

    @ParameterizedTest
    @CsvSource({"rw-r--r--, true", "rw--w----, true", "rw-------, false", "r--r-----, false"})
    void a_password_that_every_user_can_read_is_warned_of(String rights, boolean warned) throws Exception {
        Path file = Files.writeString(folder.resolve("password"), "secret");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
        assertThat(console.run(
                        "devices",
                        "--broker=mqtt://127.0.0.1:1",
                        "--connect-timeout=1ms",
                        "--username=u",
                        "--password-file=" + file))
                .isEqualTo(3);
        assertThat(console.err().contains("WARNING: --password-file: '" + file + "' is open to others"))
                .isEqualTo(warned);
        assertThat(console.err()).doesNotContain("secret");
    }

    @Test
    void a_connection_string_that_every_user_can_read_is_warned_of() throws Exception {
        Path file = Files.writeString(
                folder.resolve("hub"), "HostName=127.0.0.1:1;SharedAccessKeyName=p;SharedAccessKey=a2V5");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(console.run(
                        "devices", "--transport=azure", "--connect-timeout=1ms", "--connection-string-file=" + file))
                .isEqualTo(3);
        assertThat(console.err()).contains("is open to others (rw-r--r--); close it with: chmod 600 " + file);
    }

    @Test
    void a_file_name_that_the_locale_cannot_express_is_told_in_a_sentence() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dsun.jnu.encoding=ANSI_X3.4-1968",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.drydock.bootstrap.Main",
                        "serve",
                        "caf\u00e9")
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(2);
        assertThat(said).doesNotContain("java.nio").doesNotContain("Exception");
    }
}
