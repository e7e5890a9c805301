package dev.drydock.mqtt;

import dev.drydock.application.contract.TransportBench;
import dev.drydock.application.contract.TransportContract;
import dev.drydock.broker.BrokerSettings;
import dev.drydock.broker.LocalBroker;

/** The contract over the embedded broker, which keeps nothing across an interruption. */
class MqttTransportContractTest extends TransportContract {
    @Override
    protected TransportBench bench() {
        return new MqttTransportBench(new Embedded());
    }

    private static final class Embedded implements MqttTransportBench.RestartableBroker {
        private LocalBroker broker = LocalBroker.start(BrokerSettings.inMemory());
        private final int port = broker.port();

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
            broker = LocalBroker.start(BrokerSettings.inMemory().on(port));
        }

        @Override
        public void close() {
            broker.close();
        }
    }
}
