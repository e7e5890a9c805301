package dev.drydock.bootstrap.commandline.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drydock.bootstrap.commandline.TestConsole;
import dev.drydock.protocol.spec.SpecMember;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code drydock rollout simulate -f}: specifications, as people write them. */
class SpecFileTest {
    private static final Path EXAMPLES = Path.of("..", "examples", "rollouts");

    private final TestConsole console = new TestConsole();

    @TempDir
    Path folder;

    private int simulate(Path file, String... options) {
        List<String> line = new ArrayList<>(List.of("rollout", "simulate", "-f", file.toString()));
        line.addAll(List.of(options));
        return console.run(line.toArray(String[]::new));
    }

    private Path spec(String text) throws IOException {
        return Files.writeString(folder.resolve("rollout.yaml"), text);
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(console.out());
    }

    @Test
    void a_specification_decides_where_the_command_line_says_nothing() throws IOException {
        Path file = spec("""
                name: spring
                waves: [{count: 7}, {percent: 100%}]
                fleet:
                  devices: 300
                  offline: 0%
                  failing: {disk-full: 100%}
                """);

        assertThat(simulate(file, "--failing=0%", "--json")).isZero();

        assertThat(json().at("/waves/0/devices").asInt()).isEqualTo(7);
        assertThat(json().at("/waves/1/devices").asInt()).isEqualTo(293);
        assertThat(json().at("/counts/succeeded").asInt()).isEqualTo(300);
    }

    @Test
    void the_long_name_of_the_option_is_file() throws IOException {
        Path file = spec("name: n\nfleet: {devices: 11}");

        assertThat(console.run("rollout", "simulate", "--json", "--file=" + file))
                .isZero();
        assertThat(json().at("/reached").asInt()).isEqualTo(11);
    }

    /** What the file does not say is the default of the option. */
    @Test
    void a_specification_that_says_nothing_changes_nothing() throws IOException {
        simulate(spec("name: simulated"), "--json");
        TestConsole plain = new TestConsole();
        plain.run("rollout", "simulate", "--json");

        assertThat(console.out()).isEqualTo(plain.out());
    }

    @Test
    void every_member_may_be_written_and_is_what_its_option_is() throws IOException {
        simulate(spec("""
                name: spring
                waves: 2%,100%
                soak: 20m
                patience: 12h
                good: 1%
                bad: 9%
                on-bad: rollback
                stop-after: 50
                max-failed: 20%
                in-flight: 30
                orders: desired
                retry: {download-stalled: 2}
                step-timeout: {download: 2h, install: 30m}
                offline: 3d
                hub-tier: s1
                hub-units: 2
                seed: 5
                longest: 30d
                fleet:
                  devices: 2000
                  failing: {unhealthy: 1%, download-stalled: 1%}
                  silent: 30%
                  fails-after: 5m
                  offline: 10%
                  offline-for: 5d
                  image-size: 10MB
                  bandwidth: 100kB/s
                  server-bandwidth: 2MB/s
                  install-time: 1m
                """), "--json");
        TestConsole options = new TestConsole();
        options.run(("rollout simulate --name=spring --waves=2%,100% --soak=20m --patience=12h --good=1% --bad=9% "
                        + "--on-bad=rollback --stop-after=50 --max-failed=20% --in-flight=30 --orders=desired "
                        + "--retry=download-stalled=2 --step-timeout=download=2h --step-timeout=install=30m "
                        + "--offline-wait=3d --hub-tier=s1 --hub-units=2 --seed=5 --longest=30d --devices=2000 "
                        + "--failing=unhealthy=1% --failing=download-stalled=1% --silent=30% --fails-after=5m "
                        + "--offline=10% --offline-for=5d --image-size=10MB --bandwidth=100kB/s "
                        + "--server-bandwidth=2MB/s --install-time=1m --json")
                .split(" "));

        assertThat(options.err()).isEmpty();
        assertThat(console.out()).isEqualTo(options.out()).contains("\"quota\":800000");
    }

    @Test
    void what_is_for_a_rollout_that_is_created_changes_nothing() throws IOException {
        simulate(spec("""
                name: spring
                image: gateway-2.1
                on-bad: rollback=gateway-2.0
                target: model = gateway
                priority: 10
                dynamic: true
                needs-approval: true
                abort-patience: 2h
                """), "--json");
        TestConsole plain = new TestConsole();
        plain.run("rollout", "simulate", "--name=spring", "--on-bad=rollback", "--json");

        assertThat(console.err()).isEmpty();
        assertThat(console.out()).isEqualTo(plain.out());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "soak: soon | line 2, column 7: soak: 'soon' is not a duration such as 500ms",
                "waves: 1%,50% | line 2, column 8: waves: the last wave ends at 100%, found 50%",
                "waves: [{count: 5}, {percent: 0.1%}, {percent: 100%}] | line 2, column 8: waves: wave 2 of 1000 devices ends before",
                "good: 9% | line 2, column 7: good and --bad: the good rate of failures, 9 %, is not below the bad, 8 %",
                "on-bad: rollback= | line 2, column 9: on-bad wants pause or rollback, and got 'rollback='",
                "waves: where tag.ring = canary,100% | line 2, column 8: waves: a dry run has no waves by query",
                "waves: [{where: id = }, {percent: 100%}] | line 2, column 17: 'waves': at character 5 of the query",
                "accept-simulated: 1 | line 2, column 19: 'accept-simulated': expected a boolean such as true, found the number '1'",
                "stop-after: 0 | line 2, column 13: stop-after wants 1 to 1000000, and got '0'",
                "max-failed: 0% | line 2, column 13: max-failed: a rate is above 0 % and below 100 %",
                "in-flight: most | line 2, column 12: in-flight wants a number or 'all', and got 'most'",
                "orders: pigeon | line 2, column 9: orders wants auto, calls or desired",
                "retry: {disk-full: 101} | line 2, column 9: retry wants 1 to 100, and got '101'",
                "step-timeout: {verify: 1h} | line 2, column 16: step-timeout wants STEP=TIME with the step download or install",
                "hub-tier: s9 | line 2, column 11: hub-tier wants free, s1, s2 or s3, and got 's9'",
                "hub-units: 2 | line 2, column 12: hub-units: units are those of a hub",
                "fleet: {devices: 0} | line 2, column 18: fleet.devices wants 1 to 1000000, and got '0'",
                "fleet: {silent: 101%} | line 2, column 17: fleet.silent wants a share of devices, 0% to 100%",
                "fleet: {failing: {nonsense: 1%}} | line 2, column 19: fleet.failing: there is no reason code 'nonsense'",
                "fleet: {bandwidth: 1MB/s} | line 2, column 20: fleet.bandwidth: a bandwidth wants the size of the image",
                "soap: 10m | line 2, column 1: there is no member 'soap' here; expected one of name, waves",
                "name: m | line 2, column 1: 'name' stands here a second time; the first is in line 1",
                "--- | line 3, column 1: a second document begins; put each into a file of its own",
                "soak: [ | line 3, column 1: not YAML: ",
            })
    void what_is_wrong_is_told_in_one_line_with_its_place(String line, String message) throws IOException {
        assertThat(simulate(spec("name: n\n" + line + "\n"))).isEqualTo(2);

        assertThat(console.err()).startsWith("drydock: ").contains("rollout.yaml, " + message);
        assertThat(console.err().strip().lines()).hasSize(1);
        assertThat(console.out()).isEmpty();
    }

    @Test
    void a_file_that_is_not_there_or_too_large_is_told() throws IOException {
        assertThat(simulate(folder.resolve("none.yaml"))).isEqualTo(2);
        assertThat(console.err()).contains("--file: '", "none.yaml' does not exist");

        TestConsole large = new TestConsole();
        assertThat(large.run(
                        "rollout", "simulate", "-f", spec("#".repeat(300_000)).toString()))
                .isEqualTo(2);
        assertThat(large.err()).contains("has 300000 bytes; a specification has at most 65536 characters");

        TestConsole aFolder = new TestConsole();
        assertThat(aFolder.run("rollout", "simulate", "-f", folder.toString())).isEqualTo(2);
        assertThat(aFolder.err()).contains("--file wants a file");
    }

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void the_examples_run(Path example) throws IOException {
        assertThat(simulate(example, "--json")).isBetween(0, 1);

        assertThat(console.err()).isEmpty();
        assertThat(json().get("reached").asInt()).isPositive();
        assertThat(Files.readString(Path.of("..", "docs", "simulate.md")))
                .contains(example.getFileName().toString());
    }

    @Test
    void there_are_three_examples() throws IOException {
        assertThat(examples()).hasSize(3);
    }

    @Test
    void the_documentation_has_a_row_for_every_member_and_no_other() throws IOException {
        List<String> rows = Files.readString(Path.of("..", "docs", "simulate.md"))
                .lines()
                .filter(line -> line.matches("\\| `[a-z.-]+` \\| .* \\| .* \\| .* \\|"))
                .map(line -> line.substring(3, line.indexOf('`', 3)))
                .toList();

        assertThat(rows)
                .containsExactlyElementsOf(
                        Stream.of(SpecMember.values()).map(SpecMember::path).toList());
    }
}
