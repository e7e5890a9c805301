package dev.drydock.mqtt.fleet;

import dev.drydock.broker.BrokerSettings;
import dev.drydock.broker.LocalBroker;
import org.junit.jupiter.api.AfterEach;

/** The contract over the embedded broker. */
class EmbeddedBrokerFeedTest extends MqttFeedContract {
    private final LocalBroker broker = LocalBroker.start(BrokerSettings.inMemory());

    @Override
    int port() {
        return broker.port();
    }

    @AfterEach
    void stop() {
        broker.close();
    }
}
