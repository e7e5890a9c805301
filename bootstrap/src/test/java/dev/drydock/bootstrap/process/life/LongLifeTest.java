package dev.drydock.bootstrap.process.life;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.inject.Module;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.bootstrap.device.DeviceApp;
import dev.drydock.bootstrap.device.DeviceConsole;
import dev.drydock.bootstrap.device.settings.DeviceIdentity;
import dev.drydock.bootstrap.device.settings.DeviceSettings;
import dev.drydock.bootstrap.device.settings.DownloadSettings;
import dev.drydock.bootstrap.device.settings.InstallSettings;
import dev.drydock.bootstrap.device.settings.RestartMode;
import dev.drydock.bootstrap.device.settings.UpdateSettings;
import dev.drydock.bootstrap.device.wiring.MqttDeviceModule;
import dev.drydock.bootstrap.log.LogFile;
import dev.drydock.bootstrap.process.Bench;
import dev.drydock.bootstrap.process.TestLog;
import dev.drydock.bootstrap.wiring.Threads;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.mqtt.MqttSettings;
import dev.drydock.testkit.net.LentPort;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A device app that carries out one update after the other, of images that it downloads into its slots and restarts into within
 * its process: what it takes up in memory and on the disk stays what it was.
 */
@Timeout(value = 60, unit = TimeUnit.MINUTES)
class LongLifeTest {
    private static final String DEVICE = "long-lived";
    private static final int OVER_MQTT = Integer.getInteger("long.life.updates", 20);

    private static final int MORE_THREADS = 5;
    private static final int MORE_THREADS_FOR_A_WHILE = 20;
    private static final int MORE_HANDLES = 10;
    private static final long MORE_KILOBYTES = 10_000;
    private static final long LONGEST_JOURNAL = 32 << 10;
    private static final long LARGEST_STATE = 256 << 10;
    private static final long LARGEST_LOG = 5 * (1 << 20) + 5 * 2100;

    @RegisterExtension
    final Bench bench = Bench.forEachTest();

    private NumberedImages images;
    private Path state;
    private long sequence;
    private int mostThreads;

    @BeforeEach
    void setUp() throws Exception {
        TestLog.setUp();
        images = bench.keep(NumberedImages.serve());
    }

    /** Over a transport within the process and on a disk in memory, as a restart of the real ones takes half a second. */
    @Test
    void a_thousand_updates_in_a_row_leave_nothing_behind() throws Exception {
        NearService service = new NearService();
        state = bench.keep(MemoryFolder.make()).path();

        updatedAgainAndAgain("within the process", 1000, service, service);
    }

    @Test
    void updates_in_a_row_over_mqtt_leave_nothing_behind() throws Exception {
        String address = "127.0.0.1:" + LentPort.next();
        bench.startProcess("broker", "--listen", address).awaitOutput("The broker listens");
        Module transport = new MqttDeviceModule(new MqttSettings(
                URI.create("mqtt://" + address), Optional.empty(), Optional.empty(), MqttSettings.STANDARD_PREFIX));
        state = bench.state(DEVICE);

        updatedAgainAndAgain(
                "over MQTT", OVER_MQTT, transport, bench.keep(FarService.following(DEVICE, "mqtt://" + address)));
    }

    private void updatedAgainAndAgain(String how, int updates, Module transport, Service service) throws Exception {
        Path logs = Files.createDirectory(bench.folder().resolve("logs"));
        LogFile log = bench.keep(LogFile.open("--log-file", logs.resolve("device.log"), System.err));
        DeviceApp app = new DeviceApp(
                transport,
                settings(),
                DeviceConsole.of(new PrintStream(OutputStream.nullOutputStream()), new DeviceId(DEVICE))
                        .copiedTo(log::say),
                Map.of());
        CompletableFuture<Integer> end = CompletableFuture.supplyAsync(
                app::run, task -> Threads.daemon("app", task).start());
        bench.keep(app::stop);

        long begin = System.nanoTime();
        int warm = Math.min(100, updates / 3);
        update(service, 1, warm);
        Footprint before = Footprint.settled();
        update(service, warm + 1, updates);
        Footprint after = Footprint.settled();
        long seconds = Duration.ofNanos(System.nanoTime() - begin).toSeconds();
        app.stop();
        assertThat(end.get(30, TimeUnit.SECONDS)).isEqualTo(ExitCode.DONE);

        long journal = Files.size(state.resolve("journal.json"));
        long kept = MemoryFolder.sizeOf(state);
        long logged = MemoryFolder.sizeOf(logs);
        System.out.printf(
                Locale.ROOT,
                "Updates in a row %s: %d in %d s; threads %d -> %d, %d at most, handles %d -> %d, heap %.1f -> %.1f MB;"
                        + " journal %.1f KB, state folder %.1f KB, log %.1f KB%n",
                how,
                updates,
                seconds,
                before.threads(),
                after.threads(),
                mostThreads,
                before.handles(),
                after.handles(),
                before.heapKilobytes() / 1024.0,
                after.heapKilobytes() / 1024.0,
                journal / 1024.0,
                kept / 1024.0,
                logged / 1024.0);
        assertThat(after.threads()).as("threads").isLessThanOrEqualTo(before.threads() + MORE_THREADS);
        assertThat(mostThreads).as("threads at any time").isLessThan(before.threads() + MORE_THREADS_FOR_A_WHILE);
        assertThat(after.handles()).as("handles").isLessThanOrEqualTo(before.handles() + MORE_HANDLES);
        assertThat(after.heapKilobytes()).as("heap, KB").isLessThan(before.heapKilobytes() + MORE_KILOBYTES);
        assertThat(journal).as("journal, bytes").isLessThan(LONGEST_JOURNAL);
        assertThat(kept).as("state folder, bytes").isLessThan(LARGEST_STATE);
        assertThat(logged).as("log, bytes").isPositive().isLessThan(LARGEST_LOG);
    }

    private void update(Service service, int first, int last) throws Exception {
        for (int number = first; number <= last; number++) {
            String id = "u-" + number;
            service.order(images.order(id, number));
            JsonNode report = service.awaitReport();
            while (!isOutcomeOf(id, report)) {
                assertThat(sequenceOf(report)).isGreaterThanOrEqualTo(sequence);
                sequence = sequenceOf(report);
                report = service.awaitReport();
            }
            assertThat(report.at("/update/state").asText())
                    .as(report.toString())
                    .isEqualTo("completed");
            assertThat(report.at("/firmware/currentFwVersion").asText()).isEqualTo("2.0." + number);
            assertThat(report.at("/device/slot").asText()).isEqualTo(number % 2 == 0 ? "A" : "B");
            mostThreads = Math.max(mostThreads, Footprint.threadsNow());
        }
    }

    private static boolean isOutcomeOf(String id, JsonNode report) {
        return report.at("/recent/0/id").asText().equals(id)
                && report.at("/update/id").asText().equals(id);
    }

    private static long sequenceOf(JsonNode report) {
        return report.at("/update/sequence").asLong();
    }

    private DeviceSettings settings() {
        return new DeviceSettings(
                DeviceIdentity.standard(new DeviceId(DEVICE)),
                state,
                new RestartMode.InProcess(),
                UpdateSettings.STANDARD,
                InstallSettings.STANDARD,
                DownloadSettings.STANDARD);
    }
}
