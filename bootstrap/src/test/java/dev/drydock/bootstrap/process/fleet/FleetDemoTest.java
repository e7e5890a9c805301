package dev.drydock.bootstrap.process.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.bootstrap.process.Bench;
import dev.drydock.bootstrap.process.DrydockRun;
import dev.drydock.bootstrap.process.demo.ReadmeDemo;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code drydock demo --fleet}: both stories, as whoever tries a fleet first reads them. */
class FleetDemoTest {
    @RegisterExtension
    final Bench bench = Bench.forEachTest();

    @Test
    void it_brings_a_good_image_to_all_and_takes_a_bad_one_back() throws IOException {
        DrydockRun demo = bench.run("demo", "--fleet", "60");

        assertThat(demo.exitStatus()).as(demo.toString()).isZero();
        assertThat(demo.output())
                .contains("60 simulated devices report version 1.0.0.")
                .contains("COMPLETED: every device runs 2.0.0.")
                .containsPattern(
                        "STOPPED: the gate saw enough after \\d+ of 60 devices; those that had taken 2.1.0-bad "
                                + "are back on 2.0.0.");
        assertThat(demo.errors()).doesNotContain("\tat ", "ATTENTION", "bug");
        assertThat(demo.output().lines().map(FleetDemoTest::withoutNumbers))
                .as("the sentences that the README shows")
                .containsAll(ReadmeDemo.lines("fleet").stream()
                        .filter(line -> !line.startsWith("  wave"))
                        .map(FleetDemoTest::withoutNumbers)
                        .toList());
    }

    private static String withoutNumbers(String line) {
        return line.replaceAll("\\b\\d+ ", "N ");
    }

    @Test
    void a_fleet_that_is_too_small_or_too_large_is_refused() {
        for (String number : new String[] {"49", "2001", "many"}) {
            DrydockRun demo = bench.run("demo", "--fleet", number);
            assertThat(demo.exitStatus()).isEqualTo(2);
            assertThat(demo.errors()).contains("--fleet").doesNotContain(" int");
        }
        for (String[] other : new String[][] {{"--devices", "3"}, {"--tampered", "--devices=1"}}) {
            DrydockRun both = bench.run("demo", "--fleet", "50", other[0], other[1]);
            assertThat(both.exitStatus()).isEqualTo(2);
            assertThat(both.errors()).contains("--fleet goes with no other option of the demo");
        }
    }
}
