package dev.drydock.bootstrap.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.bootstrap.console.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z ";
    private static final int SIZE = 1 << 20;

    @TempDir
    Path folder;

    private final Logs logs = Logs.open(System.err);

    @AfterEach
    void tearDown() {
        logs.close();
    }

    @Test
    void every_line_has_its_time_in_utc_before_it() throws Exception {
        try (LogFile log = LogFile.open("--log-file", folder.resolve("a.log"), System.err)) {
            log.say("first");
            log.say("{0} % second");
        }

        assertThat(lines("a.log.0"))
                .hasSize(2)
                .satisfiesExactly(
                        first -> assertThat(first).matches(TIME + "first"),
                        second -> assertThat(second).matches(TIME + "\\{0} % second"));
    }

    @Test
    void a_line_is_there_as_soon_as_it_is_said_and_stays_when_the_file_is_opened_again() throws Exception {
        try (LogFile log = LogFile.open("--log-file", folder.resolve("a.log"), System.err)) {
            log.say("first");
            assertThat(lines("a.log.0")).hasSize(1);
        }
        try (LogFile log = LogFile.open("--log-file", folder.resolve("a.log"), System.err)) {
            log.say("second");
        }

        assertThat(lines("a.log.0")).hasSize(2);
        assertThat(names()).containsExactly("a.log.0");
    }

    @Test
    void after_much_was_said_the_newest_lines_are_kept_in_five_files_of_one_mebibyte() throws Exception {
        String padding = "x".repeat(1000);
        int said = 12_000;
        try (LogFile log = LogFile.open("--log-file", folder.resolve("100%g.log"), System.err)) {
            IntStream.range(0, said).forEach(number -> log.say(number + " " + padding));
        }

        assertThat(names()).containsExactly("100%g.log.0", "100%g.log.1", "100%g.log.2", "100%g.log.3", "100%g.log.4");
        int expected = said - 1;
        for (String name : names()) {
            assertThat(Files.size(folder.resolve(name))).as(name).isLessThan(SIZE + 1100);
            List<String> lines = lines(name);
            for (int i = lines.size() - 1; i >= 0; i--) {
                assertThat(lines.get(i).split(" ")[1]).as(name).isEqualTo(Integer.toString(expected--));
            }
        }
        assertThat(expected).as("the oldest that was kept").isLessThan(said - 4000);
    }

    @Test
    void warnings_are_there_too_and_what_the_mqtt_client_says_of_passwords_and_connections_is_not() throws Exception {
        Logger client = Logger.getLogger("org.eclipse.paho.mqttv5.client");
        Level before = client.getLevel();
        try (LogFile log = LogFile.open("--log-file", folder.resolve("a.log"), System.err)) {
            Logger.getLogger("dev.drydock.any").warning("beware\n of \u001b[31m forgery");
            client.setLevel(Level.ALL);
            client.fine("password=secret");
            client.severe("gateway-1: exception");
            log.say("end");
        } finally {
            client.setLevel(before);
        }
        Logger.getLogger("dev.drydock.any").warning("too late");

        assertThat(lines("a.log.0"))
                .satisfiesExactly(
                        warning -> assertThat(warning)
                                .matches(TIME + "WARNING beware\\\\u000a of \\\\u001b\\[31m forgery"),
                        end -> assertThat(end).matches(TIME + "end"));
    }

    @Test
    void a_file_that_cannot_be_used_is_wrong_use_and_is_named() throws Exception {
        Path taken = Files.createDirectory(folder.resolve("taken"));
        Files.createDirectory(folder.resolve("b.log.0"));

        assertWrongUse(
                () -> LogFile.open("--log-file", taken, System.err),
                "--log-file wants a file",
                taken + "' is a folder");
        assertWrongUse(
                () -> LogFile.open("--log-file", folder.resolve("not/there/a.log"), System.err),
                "--log-file: the folder of '" + folder.resolve("not/there/a.log"),
                "does not exist");
        assertWrongUse(
                () -> LogFile.open("--log-file", folder.resolve("b.log"), System.err), "b.log' cannot be written: ");
        assertWrongUse(
                () -> LogFile.open("--log-file", Path.of("/proc/a.log"), System.err),
                "'/proc/a.log' cannot be written: ");
    }

    @Test
    void a_file_has_one_writer() throws Exception {
        try (LogFile log = LogFile.open("--log-file", folder.resolve("a.log"), System.err)) {
            assertWrongUse(
                    () -> LogFile.open("--log-file", folder.resolve("a.log"), System.err), "in use by another program");
            log.say("still here");
        }

        assertThat(names()).containsExactly("a.log.0");
        assertThat(lines("a.log.0")).hasSize(1);
    }

    /** As after a kill. */
    @Test
    void a_lock_that_was_left_behind_keeps_nobody_out() throws Exception {
        Files.createFile(folder.resolve("a.log.0.lck"));
        try (LogFile log = LogFile.open("--log-file", folder.resolve("a.log"), System.err)) {
            log.say("anew");
        }

        assertThat(lines("a.log.0")).hasSize(1);
    }

    private static void assertWrongUse(ThrowingCallable opening, String... words) {
        assertThatThrownBy(opening).isInstanceOfSatisfying(CommandFailure.class, failure -> {
            assertThat(failure.exitCode()).isEqualTo(ExitCode.WRONG_USE);
            assertThat(failure.getMessage()).contains(words).doesNotContain("Exception");
        });
    }

    private List<String> lines(String name) throws IOException {
        return Files.readAllLines(folder.resolve(name));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
