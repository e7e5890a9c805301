package dev.drydock.bootstrap.process.systemd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.drydock.bootstrap.commandline.TestConsole;
import dev.drydock.bootstrap.commandline.device.DeviceCommand;
import dev.drydock.bootstrap.commandline.parsing.LayeredDefaults;
import dev.drydock.bootstrap.commandline.server.ServerCommand;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.bootstrap.process.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code examples/systemd}, as systemd's own tools see it, and as the app's options do. */
class UnitFileTest {
    private static final Path EXAMPLES =
            Path.of("..", "examples", "systemd").toAbsolutePath().normalize();
    private static final String UNIT = "drydock-device.service";
    private static final String SERVER = "drydock-server.service";
    private static final String AS_ROOT = "drydock-device.service.d/installer-as-root.conf";
    private static final Pattern SETTING = Pattern.compile("(?m)^#?(?:Environment=)?(DRYDOCK_[A-Z_]+)=");

    @TempDir
    Path folder;

    @Test
    void systemd_finds_no_fault_with_it() throws IOException {
        assertThat(analyze("verify", "--recursive-errors=no", copy(UNIT).toString()))
                .isEqualTo(new Program.End(0, ""));
    }

    @Test
    void systemd_finds_no_fault_with_that_of_the_server() throws IOException {
        assertThat(analyze("verify", "--recursive-errors=no", copy(SERVER).toString()))
                .isEqualTo(new Program.End(0, ""));
    }

    @Test
    void systemd_finds_the_server_exposed_to_no_more_than_2_of_10() throws IOException {
        Program.End end = exposure(20, copy(SERVER));
        assertThat(end.status()).as(end.said()).isZero();
    }

    @Test
    void every_setting_of_the_server_is_an_option_of_it() throws IOException {
        Set<String> options =
                options(ServerCommand.tree(new TestConsole().console()).getCommandSpec());
        assertThat(settings("server.env"))
                .contains("DRYDOCK_BROKER", "DRYDOCK_SERVE_AT", "DRYDOCK_DATABASE")
                .isSubsetOf(options);
        assertThat(settings(SERVER))
                .contains("DRYDOCK_DATA_DIR", "DRYDOCK_TLS_KEY")
                .isSubsetOf(options);
    }

    @Test
    void a_server_that_ends_by_sigterm_has_not_failed_and_one_that_is_used_wrongly_is_not_started_again()
            throws IOException {
        assertThat(Files.readString(EXAMPLES.resolve(SERVER)))
                .contains("\nSuccessExitStatus=143\n", "\nRestartPreventExitStatus=" + ExitCode.WRONG_USE + "\n");
    }

    @Test
    void systemd_finds_no_fault_with_it_when_the_installer_is_root() throws IOException {
        Path unit = copy(UNIT);
        copyRoot();
        assertThat(analyze("verify", "--recursive-errors=no", unit.toString())).isEqualTo(new Program.End(0, ""));
    }

    @Test
    void systemd_finds_it_exposed_to_no_more_than_2_of_10() throws IOException {
        Program.End end = exposure(20, copy(UNIT));
        assertThat(end.status()).as(end.said()).isZero();
    }

    @Test
    void as_root_it_is_exposed_to_no_more_than_6_of_10_which_is_more_than_2() throws IOException {
        Path unit = copy(UNIT);
        copyRoot();
        Program.End end = exposure(60, unit);
        assertThat(end.status()).as(end.said()).isZero();
        assertThat(exposure(20, unit).status()).isNotZero();
    }

    @Test
    void every_setting_in_it_is_an_option_of_the_device_app() throws IOException {
        Set<String> options = options(new DeviceCommand(new TestConsole().console()));
        assertThat(settings("device.env")).contains("DRYDOCK_ID").isSubsetOf(options);
        assertThat(settings(UNIT))
                .contains("DRYDOCK_PASSWORD_FILE", "DRYDOCK_CONNECTION_STRING_FILE", "DRYDOCK_RESTART")
                .isSubsetOf(options);
    }

    @Test
    void the_status_that_asks_for_a_restart_is_the_apps() throws IOException {
        assertThat(Files.readString(EXAMPLES.resolve(UNIT)))
                .contains("\nRestartForceExitStatus=" + ExitCode.RESTART + "\n");
    }

    private static Set<String> options(Object command) {
        return new CommandLine(command)
                .getCommandSpec().options().stream()
                        .map(option -> option.longestName().replaceFirst("^--", ""))
                        .map(LayeredDefaults::variable)
                        .collect(Collectors.toSet());
    }

    private static Set<String> settings(String file) throws IOException {
        return SETTING.matcher(Files.readString(EXAMPLES.resolve(file)))
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Its own, without what lies beside it, and with the Java of this machine. */
    private Path copy(String name) throws IOException {
        String unit = Files.readString(EXAMPLES.resolve(name));
        assertThat(unit).contains("ExecStart=/usr/bin/java ");
        return Files.writeString(
                folder.resolve(name),
                unit.replace(
                        "ExecStart=/usr/bin/java ",
                        "ExecStart=" + Path.of(System.getProperty("java.home"), "bin", "java") + " "));
    }

    private void copyRoot() throws IOException {
        Path copy = folder.resolve(AS_ROOT);
        Files.createDirectories(copy.getParent());
        Files.copy(EXAMPLES.resolve(AS_ROOT), copy);
    }

    private static Program.End exposure(int threshold, Path unit) {
        return analyze("security", "--offline=true", "--no-pager", "--threshold=" + threshold, unit.toString());
    }

    private static Program.End analyze(String... arguments) {
        assumeTrue(
                Program.missing("systemd-analyze").isEmpty(),
                "SKIPPED: the unit file is not checked, there is no systemd-analyze on this machine");
        String[] command = new String[arguments.length + 1];
        command[0] = "systemd-analyze";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        return Program.run(Map.of("PATH", Program.PATH), command);
    }
}
