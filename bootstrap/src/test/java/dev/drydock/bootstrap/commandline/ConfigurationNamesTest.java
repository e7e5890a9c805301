package dev.drydock.bootstrap.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A misspelt setting is wrong use with every command; without this, a device would start without its wall. */
class ConfigurationNamesTest {
    @TempDir
    Path folder;

    private final TestConsole console = new TestConsole();

    @Test
    void a_device_with_a_misspelt_wall_does_not_start() throws Exception {
        Path file = file("broker=mqtt://127.0.0.1:1\nstate-dir=" + folder + "/state\nallow-hosts=images.example.com\n");
        assertThat(console.run("device", "--id", "d", "--config", file.toString()))
                .isEqualTo(2);
        assertThat(console.err())
                .isEqualTo("drydock: " + file + ", line 3: there is no option 'allow-hosts'; did you mean"
                        + " 'allow-host'?\n");
        assertThat(folder.resolve("state")).doesNotExist();
    }

    @Test
    void a_misspelt_name_is_told_before_the_option_that_is_missing_for_it() throws Exception {
        Path file = file("idd=d\n");
        assertThat(console.run("device", "--config", file.toString())).isEqualTo(2);
        assertThat(console.err()).contains("line 1: there is no option 'idd'; did you mean 'id'?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"devices", "demo", "broker", "hub", "completion"})
    void a_misspelt_variable_is_refused_by_every_command(String command) {
        assertThat(console.with("DRYDOCK_BROKR", "mqtt://127.0.0.1:1").run(command))
                .isEqualTo(2);
        assertThat(console.err())
                .isEqualTo("drydock: the environment variable DRYDOCK_BROKR names no option; did you mean"
                        + " DRYDOCK_BROKER?\n");
    }

    @Test
    void help_is_given_whatever_the_environment_holds() {
        assertThat(console.with("DRYDOCK_BROKR", "x").run("device", "--help")).isZero();
        assertThat(console.run("help", "device")).isZero();
    }

    @Test
    void one_file_may_serve_several_commands() throws Exception {
        Path file = file("broker=mqtt://127.0.0.1:1\nconnect-timeout=100ms\ninstall-window=02:00-03:00\n");
        assertThat(console.run("devices", "--config", file.toString())).isEqualTo(3);
    }

    @Test
    void a_value_that_is_wrong_is_told_with_its_place() throws Exception {
        Path file = file("\nconnect-timeout=soon\n");
        assertThat(console.run("devices", "--config", file.toString())).isEqualTo(2);
        assertThat(console.err()).contains("'soon' is not a duration").contains("(" + file + ", line 2)");
    }

    @Test
    void a_byte_order_mark_is_skipped_in_every_file_that_is_read() throws Exception {
        Path devices = file("\uFEFFa/b\n");
        Path image = file("image");
        assertThat(console.run(
                        "update", "--devices-from", devices.toString(), "--image", image.toString(), "--version", "2"))
                .isEqualTo(2);
        assertThat(console.err()).contains("'a/b'").doesNotContain("feff");

        Path connection = file("\uFEFFHostName=127.0.0.1:1;SharedAccessKeyName=p;SharedAccessKey=a2V5\n");
        TestConsole other = new TestConsole();
        assertThat(other.run(
                        "devices",
                        "--transport",
                        "azure",
                        "--connect-timeout",
                        "1s",
                        "--connection-string-file",
                        connection.toString()))
                .as(other.toString())
                .isEqualTo(3);
    }

    @Test
    void the_command_line_wins_over_a_variable_that_excludes_it() {
        console.with("DRYDOCK_IMAGE", "/no/such/file");
        assertThat(console.run("update", "d", "--uri", "ftp://x/y", "--version", "2"))
                .isEqualTo(2);
        assertThat(console.err()).contains("ftp://x/y").doesNotContain("/no/such/file");
    }

    private Path file(String text) throws Exception {
        return Files.writeString(Files.createTempFile(folder, "settings", ".conf"), text, StandardCharsets.UTF_8);
    }
}
