package dev.drydock.bootstrap.options;

/** What carries the documents. */
public enum Transport {
    /** Any MQTT 5 broker. */
    mqtt,

    /** Azure IoT Hub. */
    azure
}
