package dev.drydock.hub.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.drydock.hub.HubNotStarted;
import dev.drydock.hub.HubSettings;
import dev.drydock.hub.LocalHub;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Microsoft's Node SDKs on a hub at the ports that they take for granted, 443 and 8883. */
class NodeSdkTest {
    private LocalHub hub;

    @BeforeAll
    static void install() throws Exception {
        NodeScripts.install();
    }

    @BeforeEach
    void start(@TempDir Path folder) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        String address = "127." + random.nextInt(1, 255) + "." + random.nextInt(0, 255) + "." + random.nextInt(1, 255);
        try {
            hub = LocalHub.start(
                    new HubSettings(address, Optional.empty(), HubSettings.MQTT_PORT, HubSettings.REST_PORT, folder));
        } catch (HubNotStarted e) {
            abort("the Node SDKs need port 443, and nobody may listen there: " + e.getMessage());
        }
    }

    @AfterEach
    void stop() {
        if (hub != null) {
            hub.close();
        }
    }

    @Test
    void the_service_sdk_has_its_registry_twins_and_queries() throws Exception {
        passes("service.test.js");
    }

    @Test
    void the_device_sdk_has_its_methods_and_twins_over_mqtt_and_web_socket() throws Exception {
        passes("device.test.js");
    }

    @Test
    void a_stranger_updates_a_device_with_nothing_but_what_the_hub_printed() throws Exception {
        try (NodeScripts device = NodeScripts.start(hub, "device.js", hub.registerDevice("dev-1"))) {
            await().atMost(Duration.ofSeconds(60)).until(() -> device.output().contains("waiting"));

            try (NodeScripts stranger = NodeScripts.start(hub, "stranger.js", hub.serviceConnectionString(), "dev-1")) {
                assertThat(stranger.exit()).as(stranger.output()).isZero();
                assertThat(stranger.output())
                        .contains("answer 200")
                        .contains("Firmware update started")
                        .endsWith("status completed\n");
            }
        }
    }

    private void passes(String script) throws IOException, InterruptedException {
        try (NodeScripts test = NodeScripts.start(hub, "--test", script)) {
            int exit = test.exit();
            assertThat(exit).as(test.output()).isZero();
            assertThat(test.output()).contains("# pass ").doesNotContain("# pass 0");
        }
    }
}
