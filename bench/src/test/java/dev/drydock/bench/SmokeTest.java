package dev.drydock.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.drydock.bench.figures.Report;
import dev.drydock.bench.measure.Benchmark;
import dev.drydock.bench.measure.Demo;
import dev.drydock.bench.measure.DeviceStart;
import dev.drydock.bench.measure.Download;
import dev.drydock.bench.measure.FleetLedger;
import dev.drydock.bench.measure.FleetServer;
import dev.drydock.bench.measure.HubFleet;
import dev.drydock.bench.measure.HubRoundTrip;
import dev.drydock.bench.measure.Return;
import dev.drydock.bench.measure.RoundTrip;
import dev.drydock.bench.measure.Trust;
import dev.drydock.bench.rig.DeviceProcess;
import dev.drydock.bench.rig.Installation;
import dev.drydock.bench.rig.Rig;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each benchmark once, as small as can be, so that none of them rots. What is measured does not matter here. */
class SmokeTest {
    /** The flags of short processes, which compile fast. */
    @BeforeAll
    static void hurry() {
        System.setProperty(DeviceProcess.FLAGS, "-XX:TieredStopAtLevel=1");
    }

    @AfterAll
    static void restore() {
        System.clearProperty(DeviceProcess.FLAGS);
    }

    @Test
    void trust() throws Exception {
        assertThat(run(new Trust(0, 1, 1, 100_000)))
                .contains("start with --trust : without", "update with a manifest : without");
    }

    @Test
    void round_trip() throws Exception {
        assertThat(run(new RoundTrip(0, 1, 50, 5))).contains("unknown method : baseline", "acceptance : baseline");
    }

    @Test
    void download() throws Exception {
        assertThat(run(new Download(2, 0, 1))).contains("the whole process : baseline");
    }

    @Test
    void device() throws Exception {
        assertThat(run(new DeviceStart(0, 1, Duration.ofMillis(100), false))).contains("start : baseline");
    }

    @Test
    void fleet_ledger() throws Exception {
        assertThat(run(new FleetLedger(List.of(1_200), 1))).contains("SQLite, 1200 devices: intake : bare statements");
    }

    @Test
    void fleet_server() throws Exception {
        assertThat(run(new FleetServer(20, 100, 1, 5, 4, 1, 1)))
                .contains("100 devices: rolled out : baseline", "last report of a wave to first order of the next");
    }

    @Test
    void broker_returns() throws Exception {
        assertThat(run(new Return(List.of(Duration.ofMillis(300)), 1))).contains("device : baseline");
    }

    @Test
    void demo() throws Exception {
        assertThat(run(new Demo("--version", 0, 1))).contains("demo : baseline");
    }

    @Test
    void hub_round_trip() throws Exception {
        assertThat(run(new HubRoundTrip(0, 1, 10, 2))).contains("unknown method : baseline", "accepted and durable");
    }

    @Test
    void hub_fleet() throws Exception {
        assertThat(run(new HubFleet(1, 5, 20))).contains("5 devices connected", "20 twins read by query");
    }

    private static String run(Benchmark benchmark) throws Exception {
        Optional<String> missing = benchmark.missing();
        assumeTrue(missing.isEmpty(), () -> missing.orElse("") + " is not installed");
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        try (Rig rig = Rig.set(new Installation(Optional.empty()))) {
            benchmark.run(rig, new Report(new PrintStream(told, true, StandardCharsets.UTF_8)));
        }
        return told.toString(StandardCharsets.UTF_8);
    }
}
