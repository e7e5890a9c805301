package dev.drydock.mqtt;

import dev.drydock.broker.BrokerSettings;
import dev.drydock.broker.LocalBroker;

/** The embedded broker, in the process of the test. */
final class EmbeddedBroker implements MqttTransportBench.RestartableBroker {
    private final BrokerSettings settings;
    private final int port;
    private LocalBroker broker;

    EmbeddedBroker(BrokerSettings settings) {
        this.settings = settings;
        this.broker = LocalBroker.start(settings);
        this.port = broker.port();
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void stop() {
        broker.close();
    }

    @Override
    public void startAgain() {
        broker = LocalBroker.start(settings.on(port));
    }

    @Override
    public void close() {
        broker.close();
    }
}
