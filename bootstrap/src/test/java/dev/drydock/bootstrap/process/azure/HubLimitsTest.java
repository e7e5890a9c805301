package dev.drydock.bootstrap.process.azure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.bootstrap.process.Bench;
import dev.drydock.bootstrap.process.DrydockProcess;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a hub's tier takes, and what a service makes of that. */
class HubLimitsTest {
    private static final int MORE_THAN_ARE_READ_ONE_BY_ONE = 12;

    @RegisterExtension
    final Bench bench = Bench.forEachTest();

    @Test
    void many_devices_are_followed_within_the_figures_of_the_tier_and_that_is_said_once() {
        HubProcess hub = HubProcess.start(bench);
        MicrosoftSdk sdk = MicrosoftSdk.of(hub);
        String ids = IntStream.range(0, MORE_THAN_ARE_READ_ONE_BY_ONE)
                .mapToObj(i -> "twin-" + i)
                .peek(sdk::register)
                .collect(Collectors.joining("\n"));
        bench.file("devices", ids);

        DrydockProcess update = hub.run(
                "update",
                "--devices-from",
                "devices",
                "--uri",
                "test.com",
                "--bare",
                "--wait",
                "--interval",
                "100ms",
                "--give-up-after",
                "4s",
                "--hub-tier",
                "s1");

        assertThat(update.exitStatus()).as(update.toString()).isEqualTo(4);
        assertThat(update.errorLines())
                .filteredOn(line -> line.contains("QUERY calls are held to the figures of an S1 hub of 1 unit"))
                .hasSize(1);
        assertThat(update.errors()).containsPattern("QUERY: \\d+ calls, of which \\d+ waited");
    }
}
