package dev.drydock.mqtt.guard;

import java.net.ProtocolException;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The judge of one connection's packets. The client library reads two-byte lengths as signed numbers, and its receiver dies of
 * whatever its decoder throws, while the client goes on to say that it is connected. So a message that the library could not
 * decode is dropped here, and acknowledged, so that it does not come again; an answer of the broker is reduced to its reason
 * codes; of a message the library sees everything but its payload; anything else that is no good ends the connection.
 */
final class Guard {
    private static final int REASON = 0x1F;
    private static final int MOST_TOLD = 20;
    private static final byte NOT_TAKEN = (byte) 0x83;

    /** The decision on one packet: bytes for the library, bytes for the broker, either may be missing. */
    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    record Decision(Optional<byte[]> admitted, Optional<byte[]> reply) {}

    private final Consumer<String> dropped;
    private final Payloads payloads = new Payloads();
    private final Set<String> told = new HashSet<>();
    private volatile Optional<Grant> grant = Optional.empty();
    private volatile Optional<Ending> ending = Optional.empty();

    /** @param dropped gets a sentence about each message that was dropped, once for a topic */
    Guard(Consumer<String> dropped) {
        this.dropped = dropped;
    }

    Optional<Grant> grant() {
        return grant;
    }

    Payloads payloads() {
        return payloads;
    }

    Optional<Ending> ending() {
        return ending;
    }

    void end(Ending how) {
        if (ending.isEmpty()) {
            ending = Optional.of(how);
        }
    }

    /** @throws ProtocolException when the connection has to end */
    Decision judge(Frame frame) throws ProtocolException {
        if (grant.isEmpty() != (frame.type() == Frame.CONNACK)) {
            throw new ProtocolException("a packet of type " + frame.type() + " out of turn");
        }
        if (frame.type() == Frame.PUBLISH) {
            return judgeMessage(frame);
        }
        if (frame.isCut()) {
            throw new ProtocolException("a packet of type " + frame.type() + " with " + frame.length() + " bytes");
        }
        return new Decision(Optional.of(reduced(frame)), Optional.empty());
    }

    private byte[] reduced(Frame frame) throws ProtocolException {
        return switch (frame.type()) {
            case Frame.CONNACK -> {
                Map<Integer, Object> properties = Replies.propertiesOf(frame);
                grant = Optional.of(Grant.of(properties));
                yield Replies.connack(frame, properties);
            }
            case Frame.PUBACK -> Replies.puback(frame);
            case Frame.SUBACK, Frame.UNSUBACK -> Replies.suback(frame);
            case Frame.PINGRESP -> Frame.bytes(frame.first() & 0xF0);
            case Frame.DISCONNECT -> {
                Fields in = frame.fields();
                int code = in.hasMore() ? in.one() : 0;
                Object words = in.hasMore() ? in.properties().get(REASON) : "";
                end(Ending.byBroker(code, words instanceof String text ? text : ""));
                throw new ProtocolException("a DISCONNECT");
            }
            default -> throw new ProtocolException("a packet of type " + frame.type());
        };
    }

    private Decision judgeMessage(Frame frame) throws ProtocolException {
        Publication message = new Publication(frame);
        if (message.fault().isEmpty()) {
            byte[] number = payloads.keep(message.payload());
            return new Decision(Optional.of(message.bytesWith(number)), Optional.empty());
        }
        String fault = message.fault().get();
        boolean acknowledged = frame.qos() == 1 || frame.qos() == 2;
        if (acknowledged && message.packetId() == 0) {
            throw new ProtocolException("a message that cannot be acknowledged: " + fault);
        }
        tell(message.topic(), frame.isRetained(), fault);
        return new Decision(
                Optional.empty(),
                acknowledged ? Optional.of(refusal(frame.qos(), message.packetId())) : Optional.empty());
    }

    private void tell(String topic, boolean retained, String fault) {
        if (told.size() < MOST_TOLD && told.add(topic)) {
            dropped.accept("Dropped a message on the topic " + Frame.printable(topic) + ": " + fault + "."
                    + (retained ? " It is retained: publish another in its place, or an empty one." : ""));
        }
    }

    private static byte[] refusal(int qos, int packetId) {
        int type = qos == 1 ? Frame.PUBACK : Frame.PUBREC;
        return Frame.bytes(type << 4, (byte) (packetId >> 8), (byte) packetId, NOT_TAKEN);
    }
}
