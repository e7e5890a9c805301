package dev.drydock.testkit.mqtt;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** An application message, as it is published or as it arrived. */
@SuppressWarnings("ArrayRecordComponent") // compared by its text
public record Message(String topic, byte[] payload, int qos, boolean retained, Properties properties) {
    private static final int RETAINED = 1;

    /** A message at QoS 1 that is not retained and has no properties. */
    public static Message of(String topic, byte[] payload) {
        return new Message(topic, payload, 1, false, Properties.none());
    }

    public static Message of(String topic, String text) {
        return of(topic, text.getBytes(StandardCharsets.UTF_8));
    }

    public Message atQos(int other) {
        return new Message(topic, payload, other, retained, properties);
    }

    public Message asRetained() {
        return new Message(topic, payload, qos, true, properties);
    }

    public Message with(Properties others) {
        return new Message(topic, payload, qos, retained, others);
    }

    /** A request, to be answered on the response topic with the same correlation data. */
    public Message answeredOn(String responseTopic, byte[] correlation) {
        return with(properties.with(Property.RESPONSE_TOPIC, responseTopic).with(Property.CORRELATION, correlation));
    }

    public String text() {
        return new String(payload, StandardCharsets.UTF_8);
    }

    public Optional<byte[]> correlation() {
        return properties.bytes(Property.CORRELATION);
    }

    /** The PUBLISH packet of the message. */
    public Packet toPacket(int packetId) {
        PacketWriter body = new PacketWriter().text(topic);
        if (qos > 0) {
            body.two(packetId);
        }
        return body.properties(properties).raw(payload).as(Packet.PUBLISH, qos << 1 | (retained ? RETAINED : 0));
    }

    /** The message of a PUBLISH packet. */
    public static Message read(Packet publish) {
        int qos = publish.flags() >> 1 & 3;
        PacketReader in = publish.reader();
        String topic = in.text();
        if (qos > 0) {
            in.two();
        }
        Properties properties = in.properties();
        return new Message(topic, in.rest(), qos, (publish.flags() & RETAINED) != 0, properties);
    }

    /** The packet id of a PUBLISH at QoS 1 or 2. */
    public static int packetId(Packet publish) {
        PacketReader in = publish.reader();
        in.text();
        return in.two();
    }
}
