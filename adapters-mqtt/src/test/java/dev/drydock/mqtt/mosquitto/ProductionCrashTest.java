package dev.drydock.mqtt.mosquitto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.drydock.testkit.mqtt.MqttPeer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The durability of {@code examples/mosquitto}: acknowledged messages survive a kill one second later. */
class ProductionCrashTest {
    private static final Duration MOMENT = Duration.ofSeconds(1);

    @TempDir
    Path folder;

    @BeforeEach
    void needs_mosquitto() {
        assumeTrue(
                ProductionMosquitto.missing().isEmpty(),
                () -> "SKIPPED: the Mosquitto example is not tested, this machine lacks "
                        + ProductionMosquitto.missing());
    }

    @Test
    void a_retained_order_and_a_session_are_there_after_a_kill_a_moment_later() throws Exception {
        try (ProductionMosquitto broker = ProductionMosquitto.start(folder, "dev-a")) {
            try (MqttPeer device = broker.lasting("dev-a")) {
                device.subscribe("drydock/dev-a/methods/+", 1);
            }
            try (MqttPeer service = broker.service()) {
                service.publish("drydock/dev-a/methods/firmwareUpdate", "waiting-for-the-session");
                service.retain("drydock/dev-a/desired", "retained-order");
                await().atMost(MOMENT).until(() -> saved(broker).contains("retained-order"));
            }

            broker.process.kill();
            broker.process.restart();

            try (MqttPeer device = broker.lasting("dev-a")) {
                assertThat(device.next().text()).isEqualTo("waiting-for-the-session");
                device.subscribe("drydock/dev-a/desired", 1);
                assertThat(device.next().text()).isEqualTo("retained-order");
            }
        }
    }

    private static String saved(ProductionMosquitto broker) throws Exception {
        Path database = broker.database();
        return Files.exists(database) ? Files.readString(database, StandardCharsets.ISO_8859_1) : "";
    }
}
