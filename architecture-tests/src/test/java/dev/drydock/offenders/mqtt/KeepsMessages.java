package dev.drydock.offenders.mqtt;

import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.persist.MqttDefaultFilePersistence;
import org.eclipse.paho.mqttv5.common.MqttException;

/** Lets the client library write where it likes. */
public final class KeepsMessages {
    Object byDefault() throws MqttException {
        return new MqttAsyncClient("tcp://127.0.0.1", "id");
    }

    Object onPurpose() {
        return new MqttDefaultFilePersistence("messages");
    }
}
