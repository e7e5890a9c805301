package dev.drydock.offenders.mqtt;

import io.netty.handler.codec.mqtt.MqttMessage;

public final class KnowsMqttPackets {
    public Object payload(MqttMessage packet) {
        return packet.payload();
    }
}
