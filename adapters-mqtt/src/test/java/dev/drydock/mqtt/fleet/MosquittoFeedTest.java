package dev.drydock.mqtt.fleet;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.drydock.mqtt.mosquitto.MosquittoProcess;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** The contract over a real Mosquitto with the window that a server asks for. */
class MosquittoFeedTest extends MqttFeedContract {
    @TempDir
    Path folder;

    private MosquittoProcess mosquitto;

    @Override
    int port() {
        if (mosquitto == null) {
            assumeTrue(MosquittoProcess.installed(), "SKIPPED: mosquitto is not installed on this machine");
            try {
                mosquitto = MosquittoProcess.start(folder, "max_inflight_messages 1000", "max_queued_messages 5000");
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
        return mosquitto.port();
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (mosquitto != null) {
            mosquitto.close();
        }
    }
}
