package dev.drydock.mqtt.guard;

import java.io.ByteArrayOutputStream;
import java.net.ProtocolException;
import java.util.Map;

/** The broker's answers, reduced to reason codes that the client library knows; only the limits that it needs are kept. */
final class Replies {
    private static final int REFUSED = 0x80;
    private static final int UNSUPPORTED_VERSION = 0x84;
    private static final int NO_MATCHING_SUBSCRIBERS = 0x10;
    private static final int OLD_CONNACK = 2;

    private static final int SERVER_KEEP_ALIVE = 0x13;
    private static final int RECEIVE_MAXIMUM = 0x21;
    private static final int LARGEST_SIGNED = 0x7FFF;

    private Replies() {}

    /** The properties of a CONNACK; a broker of MQTT 3 sends none, not even their length. */
    static Map<Integer, Object> propertiesOf(Frame connack) throws ProtocolException {
        Fields in = connack.fields();
        in.two();
        return connack.length() == OLD_CONNACK ? Map.of() : in.properties();
    }

    /** A CONNACK whose receive maximum is positive as a signed number, and that allows no topic aliases. */
    static byte[] connack(Frame frame, Map<Integer, Object> properties) throws ProtocolException {
        Fields in = frame.fields();
        int session = in.one() & 1;
        int code = in.one();
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        keep(kept, SERVER_KEEP_ALIVE, properties);
        keep(kept, RECEIVE_MAXIMUM, properties);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(session);
        body.write(codeOf(code, frame.length() == OLD_CONNACK));
        body.write(kept.size());
        body.writeBytes(kept.toByteArray());
        return Frame.bytes(Frame.CONNACK << 4, body.toByteArray());
    }

    static byte[] puback(Frame frame) throws ProtocolException {
        Fields in = frame.fields();
        int id = in.two();
        int code = in.hasMore() ? in.one() : 0;
        int known = code == NO_MATCHING_SUBSCRIBERS ? code : code < REFUSED ? 0 : refusal(code);
        return Frame.bytes(Frame.PUBACK << 4, (byte) (id >> 8), (byte) id, (byte) known, (byte) 0);
    }

    /** A SUBACK or UNSUBACK. */
    static byte[] suback(Frame frame) throws ProtocolException {
        Fields in = frame.fields();
        int id = in.two();
        in.properties();
        byte[] codes = in.rest();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(id >> 8);
        body.write(id);
        body.write(0);
        for (byte code : codes) {
            int unsigned = code & 0xFF;
            boolean granted = frame.type() == Frame.UNSUBACK ? unsigned < REFUSED : unsigned <= 2;
            body.write(granted ? granted(frame.type(), unsigned) : REFUSED);
        }
        return Frame.bytes(frame.type() << 4, body.toByteArray());
    }

    private static int granted(int type, int code) {
        return type == Frame.UNSUBACK ? 0 : code;
    }

    private static int codeOf(int code, boolean old) {
        if (code == 0) {
            return 0;
        }
        return old ? UNSUPPORTED_VERSION : code < REFUSED ? REFUSED : refusalOfConnect(code);
    }

    private static int refusalOfConnect(int code) {
        return code <= 0x8A || code == 0x8C || code == 0x90 || code == 0x95 || code == 0x97 ? code : REFUSED;
    }

    private static int refusal(int code) {
        return code == 0x83 || code == 0x87 || code == 0x90 || code == 0x97 || code == 0x99 ? code : REFUSED;
    }

    private static void keep(ByteArrayOutputStream out, int id, Map<Integer, Object> properties) {
        if (properties.get(id) instanceof Long value) {
            int number = (int) Math.min(LARGEST_SIGNED, value);
            out.write(id);
            out.write(number >> 8);
            out.write(number);
        }
    }
}
