package dev.drydock.bootstrap.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.bootstrap.commandline.TestConsole;
import dev.drydock.bootstrap.device.DeviceConsole;
import dev.drydock.domain.device.DeviceId;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogFormatTest {
    private static final Instant TIME = Instant.parse("2026-12-01T00:00:00Z");

    @TempDir
    Path folder;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @ParameterizedTest
    @CsvSource({"SEVERE,3", "WARNING,4", "INFO,6", "CONFIG,7", "FINE,7"})
    void the_journal_gets_the_priority_of_a_level(String level, int priority) {
        assertThat(LogFormat.JOURNAL.line(TIME, Level.parse(level), "x", "text"))
                .isEqualTo("<" + priority + ">text");
    }

    @Test
    void a_line_for_programs_is_a_json_document_in_ascii() {
        assertThat(LogFormat.JSON.line(TIME, Level.WARNING, "device", "say \"caf\u00e9\" \\ \u009b\n"))
                .isEqualTo("{\"time\":\"2026-12-01T00:00:00Z\",\"level\":\"WARNING\",\"source\":\"device\","
                        + "\"message\":\"say \\\"caf\\u00e9\\\" \\\\ \\u009b\\u000a\"}");
    }

    @Test
    void records_of_the_log_have_the_form_too() {
        try (Logs logs = Logs.open(stream)) {
            Logger logger = Logger.getLogger("dev.drydock.sample");
            logs.format(LogFormat.JOURNAL);
            logger.warning("beware\n<0>forged");
            logs.format(LogFormat.JSON);
            logger.severe("worse");
        }
        assertThat(printed().get(0)).isEqualTo("<4>beware\\u000a<0>forged");
        assertThat(printed().get(1))
                .startsWith("{\"time\":")
                .endsWith(",\"level\":\"SEVERE\",\"source\":\"dev.drydock.sample\",\"message\":\"worse\"}");
    }

    @Test
    void what_a_device_says_has_the_form_and_its_copies_are_plain() {
        List<String> copies = new ArrayList<>();
        DeviceConsole console = DeviceConsole.of(stream, new DeviceId("gw"))
                .in(LogFormat.JOURNAL)
                .copiedTo(copies::add);
        console.noticed("fine");
        console.alarmed("not fine");
        assertThat(printed()).containsExactly("<6>[gw] fine", "<4>[gw] ATTENTION: not fine");
        assertThat(copies).containsExactly("[gw] fine", "[gw] ATTENTION: not fine");
    }

    @ParameterizedTest
    @CsvSource({
        "text, '', [d] ",
        "text, 8:1234, <6>[d] ",
        "json, 8:1234, '{\"time\":\"'",
    })
    void a_device_takes_the_form_from_its_option_and_from_systemd(String form, String journal, String begin)
            throws Exception {
        try (TestConsole console = new TestConsole()) {
            if (!journal.isEmpty()) {
                console.with("JOURNAL_STREAM", journal);
            }
            var status = console.start(
                    "device",
                    "--id=d",
                    "--broker=mqtt://127.0.0.1:1",
                    "--state-dir=" + folder.resolve("state"),
                    "--log-format=" + form);
            console.awaitError("Not connected").interrupt();
            assertThat(status.join()).isZero();
            assertThat(console.err().lines()).isNotEmpty().allMatch(line -> line.startsWith(begin));
        }
    }

    private List<String> printed() {
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
