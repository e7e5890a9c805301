package dev.drydock.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.drydock.application.service.twin.DeviceTwin;
import dev.drydock.application.service.twin.TwinListing;
import dev.drydock.application.time.ScheduledDeadlines;
import dev.drydock.application.transport.TransportObserver;
import dev.drydock.mqtt.mosquitto.MosquittoProcess;
import dev.drydock.mqtt.service.MqttServiceTransport;
import dev.drydock.testkit.mqtt.Message;
import dev.drydock.testkit.mqtt.MqttPeer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The listing of a fleet that is many times larger than the queue that Mosquitto has for a client. */
class LargeFleetTest {
    private static final int FLEET = 20_000;

    @TempDir
    Path folder;

    @Test
    void every_device_is_listed_or_the_listing_says_that_some_may_be_missing() throws Exception {
        assumeTrue(MosquittoProcess.installed(), "SKIPPED: mosquitto is not installed on this machine");
        try (MosquittoProcess mosquitto = MosquittoProcess.start(folder)) {
            retainReports(mosquitto.uri());
            List<DeviceTwin> listed = new ArrayList<>();

            TwinListing listing = list(mosquitto.port(), listed);

            assertThat(listing.unreachable()).isEmpty();
            if (listing.incomplete().isEmpty()) {
                assertThat(listed).hasSize(FLEET);
            }
            assertThat(listed)
                    .extracting(DeviceTwin::id)
                    .doesNotHaveDuplicates()
                    .hasSizeGreaterThan(FLEET / 100);
        }
    }

    private static TwinListing list(int port, List<DeviceTwin> into) {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        MqttSettings settings = new MqttSettings(
                URI.create("mqtt://127.0.0.1:" + port),
                Optional.empty(),
                Optional.empty(),
                MqttSettings.STANDARD_PREFIX);
        try (MqttServiceTransport service = new MqttServiceTransport(
                settings, new ScheduledDeadlines(timer, new Random(1)), TransportObserver.silent())) {
            assertThat(service.open(Duration.ofSeconds(60))
                            .toCompletableFuture()
                            .join())
                    .isEmpty();
            return service.twins().list(into::add).toCompletableFuture().join();
        } finally {
            timer.shutdownNow();
        }
    }

    private static void retainReports(String uri) throws Exception {
        String report = "{\"firmwareStatus\":\"standBy\",\"padding\":\"" + "x".repeat(250) + "\"}";
        CompletableFuture<Integer> last = CompletableFuture.completedFuture(0);
        try (MqttPeer devices = MqttPeer.connect(uri, "devices")) {
            for (int i = 0; i < FLEET; i++) {
                Message message =
                        Message.of("drydock/dev-" + i + "/reported", report).asRetained();
                last = devices.begin(i < FLEET - 1 ? message.atQos(0) : message);
            }
            last.join();
        }
    }
}
