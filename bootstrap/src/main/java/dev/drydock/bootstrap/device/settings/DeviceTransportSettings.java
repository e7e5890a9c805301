package dev.drydock.bootstrap.device.settings;

import dev.drydock.azure.device.AzureDeviceSettings;
import dev.drydock.mqtt.MqttSettings;

/** The transport of a device app and its settings. */
public sealed interface DeviceTransportSettings {
    /** A function of each transport. */
    interface Cases<T> {
        T mqtt(MqttSettings settings);

        T azure(AzureDeviceSettings settings);
    }

    <T> T match(Cases<T> cases);

    /** An MQTT 5 broker. */
    record Mqtt(MqttSettings settings) implements DeviceTransportSettings {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.mqtt(settings);
        }
    }

    /** Azure IoT Hub. */
    record Azure(AzureDeviceSettings settings) implements DeviceTransportSettings {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.azure(settings);
        }
    }
}
