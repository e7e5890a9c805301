package dev.drydock.mqtt.guard;

import java.net.ProtocolException;
import java.util.Map;

/**
 * The limits in a CONNACK (MQTT 5.0, 3.2.2.3) that a connection has to keep to.
 *
 * @param receiveMaximum unacknowledged messages that the broker takes at a time, 1 to 65,535
 * @param maximumPacketSize bytes of the largest packet that the broker takes
 * @param retainAvailable whether the broker keeps retained messages
 */
public record Grant(int receiveMaximum, long maximumPacketSize, boolean retainAvailable) {
    private static final int RECEIVE_MAXIMUM = 0x21;
    private static final int RETAIN_AVAILABLE = 0x25;
    private static final int MAXIMUM_PACKET_SIZE = 0x27;
    private static final long NONE = 268_435_460;

    static Grant of(Map<Integer, Object> properties) throws ProtocolException {
        long receive = number(properties, RECEIVE_MAXIMUM, 0xFFFF);
        long packet = number(properties, MAXIMUM_PACKET_SIZE, NONE);
        if (receive == 0 || packet == 0) {
            throw new ProtocolException("a CONNACK with a limit of zero");
        }
        return new Grant((int) receive, packet, number(properties, RETAIN_AVAILABLE, 1) == 1);
    }

    private static long number(Map<Integer, Object> properties, int id, long otherwise) {
        return properties.get(id) instanceof Long number ? number : otherwise;
    }
}
