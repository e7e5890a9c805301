package dev.drydock.testkit.mqtt;

import java.util.Arrays;

/** The properties of MQTT 5 (MQTT 5.0, table 2-4) with their identifiers and forms. */
public enum Property {
    PAYLOAD_FORMAT(0x01, Form.ONE),
    MESSAGE_EXPIRY(0x02, Form.FOUR),
    CONTENT_TYPE(0x03, Form.BINARY),
    RESPONSE_TOPIC(0x08, Form.BINARY),
    CORRELATION(0x09, Form.BINARY),
    SUBSCRIPTION_ID(0x0B, Form.VARIABLE),
    SESSION_EXPIRY(0x11, Form.FOUR),
    ASSIGNED_CLIENT_ID(0x12, Form.BINARY),
    SERVER_KEEP_ALIVE(0x13, Form.TWO),
    AUTHENTICATION_METHOD(0x15, Form.BINARY),
    AUTHENTICATION_DATA(0x16, Form.BINARY),
    REQUEST_PROBLEM(0x17, Form.ONE),
    WILL_DELAY(0x18, Form.FOUR),
    REQUEST_RESPONSE(0x19, Form.ONE),
    RESPONSE_INFORMATION(0x1A, Form.BINARY),
    SERVER_REFERENCE(0x1C, Form.BINARY),
    REASON(0x1F, Form.BINARY),
    RECEIVE_MAXIMUM(0x21, Form.TWO),
    TOPIC_ALIAS_MAXIMUM(0x22, Form.TWO),
    TOPIC_ALIAS(0x23, Form.TWO),
    MAXIMUM_QOS(0x24, Form.ONE),
    RETAIN_AVAILABLE(0x25, Form.ONE),
    USER(0x26, Form.PAIR),
    MAXIMUM_PACKET_SIZE(0x27, Form.FOUR),
    WILDCARD_AVAILABLE(0x28, Form.ONE),
    SUBSCRIPTION_ID_AVAILABLE(0x29, Form.ONE),
    SHARED_AVAILABLE(0x2A, Form.ONE);

    /** The forms a value may have; text is binary data here. */
    enum Form {
        ONE,
        TWO,
        FOUR,
        VARIABLE,
        BINARY,
        PAIR
    }

    final int id;
    final Form form;

    Property(int id, Form form) {
        this.id = id;
        this.form = form;
    }

    public int id() {
        return id;
    }

    static Property of(int id) {
        return Arrays.stream(values())
                .filter(property -> property.id == id)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no property " + id));
    }
}
