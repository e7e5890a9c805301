package dev.drydock.mqtt.guard;

import java.net.ProtocolException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.eclipse.paho.mqttv5.common.packet.MqttWireMessage;

/** A message (MQTT 5.0, 3.3), whose fields are read once: as far as they can be read, and what is wrong with it. */
final class Publication {
    private static final int TOPIC_ALIAS = 0x23;
    private static final int LARGEST_SIGNED = 0x7FFF;

    private final Frame frame;
    private String topic = "?";
    private int packetId;
    private int payloadStart;
    private final Optional<String> fault;

    Publication(Frame frame) {
        this.frame = frame;
        this.fault = read();
    }

    /** The reason for which the client library does not get it; empty for a good message. */
    Optional<String> fault() {
        return fault;
    }

    /** A question mark where it cannot be read. */
    String topic() {
        return topic;
    }

    /** 0 for one that cannot be acknowledged. */
    int packetId() {
        return packetId;
    }

    byte[] payload() {
        return Arrays.copyOfRange(frame.body(), payloadStart, frame.body().length);
    }

    /** The packet with another payload. */
    byte[] bytesWith(byte... payload) {
        byte[] body = Arrays.copyOf(frame.body(), payloadStart + payload.length);
        System.arraycopy(payload, 0, body, payloadStart, payload.length);
        return Frame.bytes(frame.first(), body);
    }

    private Optional<String> read() {
        Fields in = frame.fields();
        try {
            String name = in.text();
            packetId = frame.qos() > 0 ? in.two() : 0;
            topic = name;
        } catch (ProtocolException e) {
            return Optional.of("its topic cannot be read");
        }
        if (frame.isCut()) {
            return Optional.of("it has " + frame.length() + " bytes");
        }
        if (frame.qos() > 1) {
            return Optional.of("its QoS is " + frame.qos());
        }
        if (topic.isEmpty()) {
            return Optional.of("it has no topic");
        }
        if (frame.qos() == 1 && packetId == 0) {
            return Optional.of("it has no packet id");
        }
        return readProperties(in);
    }

    private Optional<String> readProperties(Fields in) {
        try {
            Map<Integer, Object> properties = in.properties();
            payloadStart = in.position();
            if (properties.containsKey(TOPIC_ALIAS)) {
                return Optional.of("it has a topic alias, which was not allowed");
            }
            if (in.longest() > LARGEST_SIGNED) {
                return Optional.of("it has a property of " + in.longest() + " bytes");
            }
            MqttWireMessage.createWireMessage(bytesWith());
            return Optional.empty();
        } catch (ProtocolException e) {
            return Optional.of("it has " + e.getMessage());
        } catch (Exception e) {
            return Optional.of("it is malformed");
        }
    }
}
