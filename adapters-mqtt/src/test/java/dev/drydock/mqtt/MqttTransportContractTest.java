package dev.drydock.mqtt;

import dev.drydock.application.contract.TransportBench;
import dev.drydock.application.contract.TransportContract;
import dev.drydock.broker.BrokerSettings;

/** The contract over the embedded broker, which keeps nothing across an interruption. */
class MqttTransportContractTest extends TransportContract {
    @Override
    protected TransportBench bench() {
        return new MqttTransportBench(new EmbeddedBroker(BrokerSettings.inMemory()));
    }
}
