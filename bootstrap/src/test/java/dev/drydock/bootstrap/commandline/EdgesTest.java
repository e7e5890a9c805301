package dev.drydock.bootstrap.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Model.OptionSpec;

/** No value of any option is a bug: it is taken, or it is wrong use. */
class EdgesTest {
    private static final String DIGEST = "sha256:" + "0".repeat(64);
    private static final List<String> SERVICE = List.of("--broker", "mqtt://127.0.0.1:1", "--connect-timeout", "1ms");
    private static final List<String> MAKERS = List.of("--state-dir", "--log-file", "--write-to");
    private static final List<String> VALUES = List.of(
            "",
            " ",
            "0",
            "-1",
            "2147483648",
            "99999999999999999999",
            "999999999d",
            "+1000000000-01-01T00:00:00Z",
            "\u0000",
            "\u001b[31m\u202e",
            "a\nb",
            "/",
            "..",
            "mqtt://",
            "http://[",
            "x".repeat(70_000));

    @TempDir
    static Path folder;

    private final List<String> faults = new ArrayList<>();

    /** Valid command lines, and the options to try with each; none for all. */
    static Stream<Arguments> commands() {
        List<String> azure =
                List.of("--transport", "azure", "--connect-timeout", "1ms", "--connection-string-file", connection());
        return Stream.of(
                Arguments.of(
                        command(
                                List.of(
                                        "update",
                                        "d",
                                        "--uri",
                                        "http://127.0.0.1:1/x",
                                        "--version",
                                        "2",
                                        "--size",
                                        "3"),
                                List.of("--check-value", DIGEST),
                                SERVICE),
                        List.of()),
                Arguments.of(command(List.of("cancel", "d"), SERVICE), List.of("--update-id", "--timeout")),
                Arguments.of(command(List.of("register", "d"), azure), List.of("--x509-thumbprint")),
                Arguments.of(command(List.of("devices"), azure), List.of("--hub-units", "--hub-tier")));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void every_value_of_every_option_is_taken_or_wrong_use(List<String> valid, List<String> only) {
        for (OptionSpec option : options(valid.get(0))) {
            if (!only.isEmpty() && !only.contains(option.longestName())) {
                continue;
            }
            for (String value : VALUES) {
                // with so much patience a transport that is not there is waited for
                if (!option.longestName().equals("--connect-timeout") || !value.equals("2147483648")) {
                    TestConsole console = new TestConsole();
                    judge(option, value, () -> console.run(with(valid, option, value)), console, List.of(2, 3));
                }
            }
        }
    }

    @Test
    void every_value_of_every_option_of_a_device_is_taken_or_wrong_use() throws Exception {
        List<String> valid = command(
                List.of("device", "--id", "d", "--broker", "mqtt://127.0.0.1:1"),
                List.of("--state-dir", folder.resolve("state").toString()));
        for (OptionSpec option : options("device")) {
            for (String value : VALUES) {
                try (TestConsole console = new TestConsole()) {
                    CompletableFuture<Integer> status = console.start(with(valid, option, value));
                    Awaitility.await()
                            .atMost(Duration.ofMinutes(1))
                            .pollInterval(Duration.ofMillis(2))
                            .until(() -> status.isDone() || !console.err().isEmpty());
                    console.interrupt();
                    judge(option, value, status::join, console, List.of(0, 2));
                }
            }
        }
    }

    @AfterEach
    void nothing_is_a_bug() {
        assertThat(faults).isEmpty();
    }

    private void judge(
            OptionSpec option, String value, Supplier<Integer> run, TestConsole console, List<Integer> good) {
        String end;
        try {
            end = run.get().toString();
        } catch (RuntimeException e) {
            end = e.toString();
        }
        String said = console.err();
        if (!good.stream().map(String::valueOf).toList().contains(end)
                || said.contains("\tat ")
                || said.contains("java.")) {
            faults.add(option.longestName() + " " + shown(value) + ": " + end + ": "
                    + said.substring(0, Math.min(said.length(), 400)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "update d --uri http://x/y --version 2 --size 0, --size",
        "update d --uri http://x/y --version 2 --size -1, --size",
        "update d --uri http://x/y --version 2 --timeout 0, --timeout",
        "update d --uri http://x/y --version 2 --interval 0s, --interval",
        "update d --uri http://x/y --version 2 --give-up-after 0, --give-up-after",
        "update d --uri http://x/y --version 2 --timeout 3651d, longer than 3650d",
        "devices --connect-timeout 0, --connect-timeout",
        "devices --connect-timeout -5s, --connect-timeout",
        "device --id d --stall-timeout 0, --stall-timeout",
        "device --id d --download-timeout 0, --download-timeout",
        "device --id d --install-timeout 0, --install-timeout",
        "device --id d --trial-timeout 0, --trial-timeout",
        "device --id d --download-attempts 0, --download-attempts wants 1 to 1000",
        "device --id d --download-attempts -1, --download-attempts wants 1 to 1000",
        "device --id d --download-attempts 1001, --download-attempts wants 1 to 1000",
        "device --id d --download-rate 0, --download-rate",
        "demo --devices 0, --devices wants 1 to 500",
        "demo --devices 501, --devices wants 1 to 500",
        "hub --port -1, --port wants 0 to 65535",
        "hub --port 65536, --port wants 0 to 65535",
        "hub --mqtt-port 65536, --mqtt-port wants 0 to 65535",
        "broker --listen 127.0.0.1:65536, HOST:PORT",
        "serve . --listen 127.0.0.1:-1, HOST:PORT",
    })
    void a_number_or_a_time_at_its_edge_is_wrong_use(String line, String words) {
        TestConsole console = new TestConsole();
        assertThat(console.run(line.split(" "))).as(console.toString()).isEqualTo(2);
        assertThat(console.err()).contains(words);
    }

    @Test
    void a_hub_or_a_broker_that_others_can_reach_is_not_taken_without_a_word() throws Exception {
        TestConsole refused = new TestConsole();
        assertThat(refused.run("hub", "--address", "0.0.0.0")).isEqualTo(2);
        assertThat(refused.err()).contains("--allow-remote");

        try (TestConsole broker = new TestConsole()) {
            var status = broker.start("broker", "--listen", "nowhere.invalid:0");
            assertThat(status.join()).isEqualTo(2);
            assertThat(broker.err()).contains("WARNING: other machines may reach this broker");
        }
    }

    private static String shown(String value) {
        return value.length() > 100 ? value.length() + " characters" : "'" + value + "'";
    }

    private static List<OptionSpec> options(String command) {
        return DrydockCommand.tree(new TestConsole().console())
                .getSubcommands()
                .get(command)
                .getCommandSpec()
                .options()
                .stream()
                .filter(option -> !option.usageHelp() && !option.versionHelp())
                .filter(option -> !option.typeInfo().isBoolean())
                .toList();
    }

    /** The valid command line with this option's value in the place of its own. */
    private static String[] with(List<String> valid, OptionSpec option, String value) {
        List<String> line = new ArrayList<>(valid);
        int at = line.indexOf(option.longestName());
        if (at >= 0) {
            line.subList(at, at + 2).clear();
        }
        // what is made there stays in the folder of the test
        boolean makes = MAKERS.contains(option.longestName()) && value.indexOf('\0') < 0;
        line.add(option.longestName() + "=" + (makes ? folder + "/made/" + value.replace("..", "") : value));
        return line.toArray(String[]::new);
    }

    @SafeVarargs
    private static List<String> command(List<String>... parts) {
        List<String> command = new ArrayList<>();
        for (List<String> part : parts) {
            command.addAll(part);
        }
        return List.copyOf(command);
    }

    private static String connection() {
        try {
            Path file = Files.createTempFile(folder, "hub", ".connection");
            Files.writeString(file, "HostName=127.0.0.1:1;SharedAccessKeyName=p;SharedAccessKey=a2V5");
            return file.toString();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
