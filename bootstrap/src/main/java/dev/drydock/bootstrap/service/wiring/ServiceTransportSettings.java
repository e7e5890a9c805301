package dev.drydock.bootstrap.service.wiring;

import dev.drydock.azure.service.AzureServiceSettings;
import dev.drydock.mqtt.MqttSettings;

/** The transport of the service app and its settings. */
public sealed interface ServiceTransportSettings {
    /** A function of each transport. */
    interface Cases<T> {
        T mqtt(MqttSettings settings);

        T azure(AzureServiceSettings settings);
    }

    <T> T match(Cases<T> cases);

    /** An MQTT 5 broker. */
    record Mqtt(MqttSettings settings) implements ServiceTransportSettings {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.mqtt(settings);
        }
    }

    /** Azure IoT Hub. */
    record Azure(AzureServiceSettings settings) implements ServiceTransportSettings {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.azure(settings);
        }
    }
}
