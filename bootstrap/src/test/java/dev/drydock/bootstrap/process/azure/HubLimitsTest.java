package dev.drydock.bootstrap.process.azure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.bootstrap.process.Bench;
import dev.drydock.bootstrap.process.DrydockRun;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The limits of a hub's tier, and how a service keeps to them. */
class HubLimitsTest {
    private static final int MORE_THAN_ARE_READ_ONE_BY_ONE = 12;

    @RegisterExtension
    final Bench bench = Bench.forEachTest();

    @Test
    void many_devices_are_followed_within_the_figures_of_the_tier_and_that_is_said_once() {
        RunningHub hub = RunningHub.start(bench);
        MicrosoftSdk sdk = MicrosoftSdk.of(hub);
        String ids = IntStream.range(0, MORE_THAN_ARE_READ_ONE_BY_ONE)
                .mapToObj(i -> "twin-" + i)
                .peek(sdk::register)
                .collect(Collectors.joining("\n"));
        bench.file("devices", ids);

        DrydockRun update = hub.run(
                "update",
                "--devices-from",
                bench.path("devices"),
                "--uri",
                "test.com",
                "--bare",
                "--wait",
                "--interval",
                "100ms",
                "--give-up-after",
                "8s",
                "--hub-tier",
                "s1");

        assertThat(update.exitStatus()).as(update.toString()).isEqualTo(4);
        assertThat(update.errorLines())
                .filteredOn(line -> line.contains("QUERY calls are held to the figures of an S1 hub of 1 unit"))
                .hasSize(1);
        assertThat(update.errors()).containsPattern("QUERY: \\d+ calls, of which \\d+ waited");
    }
}
