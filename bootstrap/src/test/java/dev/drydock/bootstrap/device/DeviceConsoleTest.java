package dev.drydock.bootstrap.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceConsoleTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<String> copied = new ArrayList<>();
    private final DeviceConsole console = DeviceConsole.of(
                    new PrintStream(bytes, true, StandardCharsets.UTF_8), new DeviceId("gw"))
            .copiedTo(copied::add);

    @Test
    void what_is_copied_is_what_is_printed() {
        console.connected("broker:1883");
        console.disconnected("it went away", Duration.ofMillis(1500));

        assertThat(printed())
                .containsExactly(
                        "[gw] Connected to broker:1883. Waiting for commands, press Ctrl-C to end.",
                        "[gw] Not connected: it went away. Trying again in 1.5 s.")
                .isEqualTo(copied);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\n[gw] Update u-1 completed.",
                "a\r\nb",
                "\u001b[2J\u001b]0;title\u0007",
                "\u202eback to front",
                "\u2028\u2029\u0085\u000b\u000c",
                "\u200b\ufeff\u0000\u007f\u009b",
            })
    void text_from_elsewhere_stays_on_its_line_and_shows_what_it_is(String evil) {
        List<Consumer<String>> all = List.of(
                text -> console.notSaved(new Reason(ReasonCode.STORAGE_FAILED, text)),
                console::noticed,
                console::alarmed,
                console::connected,
                text -> console.disconnected(text, Duration.ZERO));
        all.forEach(saying -> saying.accept(evil));

        assertThat(printed()).hasSize(all.size()).isEqualTo(copied).allSatisfy(DeviceConsoleTest::isPlain);
        assertThat(printed())
                .allSatisfy(line -> assertThat(line).startsWith("[gw] ").containsAnyOf("\\u", "?"));
    }

    @Test
    void a_bug_is_told_with_all_its_causes_and_no_text_of_it_breaks_a_line() {
        Exception cause = new IllegalArgumentException("inner\n[gw] Update u-1 completed.\u001b[2J");
        console.crashed(new IllegalStateException("outer\u202e", cause));

        assertThat(printed()).isEqualTo(copied).allSatisfy(line -> {
            assertThat(line).startsWith("[gw] ");
            isPlain(line);
        });
        assertThat(printed().get(0)).contains("This is a bug", "outer\\u202e");
        assertThat(printed()).anyMatch(line -> line.contains("because of") && line.contains("inner\\u000a[gw]"));
        assertThat(printed()).anyMatch(line -> line.contains("    at ") && line.contains("DeviceConsoleTest.java"));
        assertThat(printed()).noneMatch(line -> line.startsWith("[gw] Update"));
    }

    private static void isPlain(String line) {
        assertThat(line.codePoints())
                .allMatch(c -> c >= ' ' && c < 0x7f, "printable ASCII: there was nothing else but control characters");
    }

    private List<String> printed() {
        return List.of(bytes.toString(StandardCharsets.UTF_8).split("\n", -1)).stream()
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
