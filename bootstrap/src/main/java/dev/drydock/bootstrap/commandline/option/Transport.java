package dev.drydock.bootstrap.commandline.option;

/** The transports. */
public enum Transport {
    /** Any MQTT 5 broker. */
    mqtt,

    /** Azure IoT Hub. */
    azure
}
