package dev.drydock.mqtt;

import dev.drydock.broker.BrokerSettings;
import dev.drydock.broker.LocalBroker;
import dev.drydock.testkit.net.LentPort;

/** The embedded broker, in the process of the test. */
final class EmbeddedBroker implements MqttTransportBench.RestartableBroker {
    private final BrokerSettings settings;
    private final int port;
    private LocalBroker broker;

    EmbeddedBroker(BrokerSettings settings) {
        this.port = LentPort.next();
        this.settings = settings.on(port);
        this.broker = LocalBroker.start(this.settings);
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
        broker = LocalBroker.start(settings);
    }

    @Override
    public void close() {
        broker.close();
    }
}
