package dev.drydock.hub.stranger;

import dev.drydock.testkit.mqtt.Packet;
import dev.drydock.testkit.mqtt.PacketWriter;
import java.nio.charset.StandardCharsets;

/** Packets of MQTT 3.1.1, as the sections of its specification have them. */
final class MqttPackets {
    public static final int LEVEL = 4;

    private static final int NAME_AND_PASSWORD = 0xC0;
    private static final int KEEP_ALIVE_S = 60;
    private static final int RESERVED = 2;

    private MqttPackets() {}

    /** CONNECT (3.1) of MQTT 3.1.1. */
    public static byte[] connect(String clientId, String user, String password) {
        return connect("MQTT", LEVEL, clientId, user, password);
    }

    /** CONNECT (3.1) of any version, with a persistent session. */
    public static byte[] connect(String protocol, int level, String clientId, String user, String password) {
        PacketWriter body = new PacketWriter()
                .text(protocol)
                .one(level)
                .one(NAME_AND_PASSWORD)
                .two(KEEP_ALIVE_S);
        if (level > LEVEL) {
            body.one(0);
        }
        return body.text(clientId)
                .text(user)
                .text(password)
                .as(Packet.CONNECT, 0)
                .bytes();
    }

    /** PUBLISH (3.3) at QoS 0. */
    public static byte[] publish(String topic, String payload) {
        return new PacketWriter()
                .text(topic)
                .raw(payload.getBytes(StandardCharsets.UTF_8))
                .as(Packet.PUBLISH, 0)
                .bytes();
    }

    /** PUBLISH (3.3) at QoS 1. */
    public static byte[] publish(String topic, int id, String payload) {
        return new PacketWriter()
                .text(topic)
                .two(id)
                .raw(payload.getBytes(StandardCharsets.UTF_8))
                .as(Packet.PUBLISH, RESERVED)
                .bytes();
    }

    /** SUBSCRIBE (3.8) at QoS 0. */
    public static byte[] subscribe(int id, String... filters) {
        PacketWriter body = new PacketWriter().two(id);
        for (String filter : filters) {
            body.text(filter).one(0);
        }
        return body.as(Packet.SUBSCRIBE, RESERVED).bytes();
    }

    /** UNSUBSCRIBE (3.10). */
    public static byte[] unsubscribe(int id, String filter) {
        return new PacketWriter()
                .two(id)
                .text(filter)
                .as(Packet.UNSUBSCRIBE, RESERVED)
                .bytes();
    }

    /** A packet that is a packet id and nothing else: PUBACK, PUBREC, PUBREL, PUBCOMP (3.4 to 3.7). */
    public static byte[] acknowledgement(int type, int id) {
        return new PacketWriter().two(id).as(type, type == 6 ? RESERVED : 0).bytes();
    }

    /** A packet of nothing but its type: PINGREQ (3.12), DISCONNECT (3.14). */
    public static byte[] bare(int type) {
        return new PacketWriter().as(type, 0).bytes();
    }
}
