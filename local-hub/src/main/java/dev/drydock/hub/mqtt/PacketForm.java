package dev.drydock.hub.mqtt;

import io.vertx.core.buffer.Buffer;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The form of the packets that a client may send (MQTT 3.1.1, section 3). */
final class PacketForm {
    private static final int CONNECT = 1;
    private static final int PUBLISH = 3;
    private static final int PUBACK = 4;
    private static final int PUBREC = 5;
    private static final int PUBREL = 6;
    private static final int PUBCOMP = 7;
    private static final int SUBSCRIBE = 8;
    private static final int UNSUBSCRIBE = 10;
    private static final int PINGREQ = 12;
    private static final int DISCONNECT = 14;

    private static final int RESERVED = 2;
    private static final int LEVEL = 4;
    private static final int MQTT_5 = 5;
    private static final int MOST_QOS = 2;
    private static final Buffer UNACCEPTABLE = Buffer.buffer(new byte[] {0x20, 2, 0, 1});
    private static final Buffer UNSUPPORTED = Buffer.buffer(new byte[] {0x20, 3, 0, (byte) 0x84, 0});

    private PacketForm() {}

    /**
     * A rule of the protocol that a client does not keep to, for which its connection ends.
     *
     * @param answer the last bytes for the client, which may be none
     */
    record Violation(String what, Buffer answer) {
        Violation(String what) {
            this(what, Buffer.buffer());
        }
    }

    static boolean isConnect(int first) {
        return first >> 4 == CONNECT;
    }

    /** Gives the rule that a packet breaks; empty when it is well-formed. */
    static Optional<Violation> violation(int first, ByteBuffer body) {
        try {
            Optional<Violation> violation = ofPacket(first >> 4, first & 0x0F, body);
            return violation.isEmpty() && body.hasRemaining()
                    ? broken("a packet is longer than its fields")
                    : violation;
        } catch (BufferUnderflowException e) {
            return broken("a packet is shorter than its fields");
        } catch (CharacterCodingException e) {
            return broken("a text is not UTF-8");
        }
    }

    private static Optional<Violation> ofPacket(int type, int flags, ByteBuffer body) throws CharacterCodingException {
        if (type == PUBLISH) {
            return ofPublish(flags >> 1 & 3, body);
        }
        boolean reserved = type == PUBREL || type == SUBSCRIBE || type == UNSUBSCRIBE;
        if (flags != (reserved ? RESERVED : 0)) {
            return broken("the flags of a packet are not those of its type");
        }
        return switch (type) {
            case CONNECT -> ofConnect(body);
            case PUBACK, PUBREC, PUBREL, PUBCOMP -> ofId(body);
            case SUBSCRIBE, UNSUBSCRIBE -> ofFilters(type == SUBSCRIBE, body);
            case PINGREQ, DISCONNECT -> Optional.empty();
            default -> broken("a packet of type " + type + ", which clients do not send");
        };
    }

    private static Optional<Violation> ofConnect(ByteBuffer body) throws CharacterCodingException {
        String name = text(body);
        int level = octet(body);
        if (!name.equals("MQTT") || level != LEVEL) {
            return Optional.of(
                    new Violation("IoT Hub speaks MQTT 3.1.1 alone", level == MQTT_5 ? UNSUPPORTED : UNACCEPTABLE));
        }
        int flags = octet(body);
        boolean will = (flags & 0x04) != 0;
        boolean user = (flags & 0x80) != 0;
        boolean password = (flags & 0x40) != 0;
        int willQos = flags >> 3 & 3;
        if ((flags & 1) != 0 || willQos > MOST_QOS || (!will && (flags & 0x38) != 0) || (password && !user)) {
            return broken("the flags of CONNECT contradict each other");
        }
        body.getShort();
        text(body);
        if (will) {
            text(body);
            binary(body);
        }
        if (user) {
            text(body);
        }
        if (password) {
            text(body);
        }
        return Optional.empty();
    }

    private static Optional<Violation> ofPublish(int qos, ByteBuffer body) throws CharacterCodingException {
        String topic = text(body);
        if (qos > MOST_QOS || topic.isEmpty() || topic.contains("+") || topic.contains("#")) {
            return broken("a PUBLISH has a topic or a quality of service that there is not");
        }
        Optional<Violation> violation = qos > 0 ? ofId(body) : Optional.empty();
        body.position(body.limit());
        return violation;
    }

    private static Optional<Violation> ofFilters(boolean withQos, ByteBuffer body) throws CharacterCodingException {
        Optional<Violation> violation = ofId(body);
        do {
            boolean empty = text(body).isEmpty();
            if (empty || (withQos && octet(body) > MOST_QOS)) {
                return broken("a topic filter or a quality of service that there is not");
            }
        } while (body.hasRemaining());
        return violation;
    }

    private static Optional<Violation> ofId(ByteBuffer body) {
        return body.getShort() == 0 ? broken("a packet id is zero") : Optional.empty();
    }

    private static int octet(ByteBuffer body) {
        return body.get() & 0xFF;
    }

    private static String text(ByteBuffer body) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8.newDecoder().decode(binary(body)).toString();
        if (text.indexOf(0) >= 0) {
            throw new CharacterCodingException();
        }
        return text;
    }

    private static ByteBuffer binary(ByteBuffer body) {
        byte[] bytes = new byte[body.getShort() & 0xFFFF];
        body.get(bytes);
        return ByteBuffer.wrap(bytes);
    }

    private static Optional<Violation> broken(String rule) {
        return Optional.of(new Violation(rule));
    }
}
