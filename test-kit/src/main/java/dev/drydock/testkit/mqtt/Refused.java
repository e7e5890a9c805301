package dev.drydock.testkit.mqtt;

import java.io.IOException;

/** A broker's refusal: a reason code of 0x80 or above in CONNACK, SUBACK or DISCONNECT (MQTT 5.0, 2.4). */
public final class Refused extends IOException {
    private static final long serialVersionUID = 1L;

    private final int reasonCode;

    Refused(String what, int reasonCode) {
        super("%s, reason code 0x%02X%s".formatted(what, reasonCode, meaning(reasonCode)));
        this.reasonCode = reasonCode;
    }

    public int reasonCode() {
        return reasonCode;
    }

    private static String meaning(int reasonCode) {
        return switch (reasonCode) {
            case 0x86 -> " (bad user name or password)";
            case 0x87 -> " (not authorized)";
            case 0x8E -> " (session taken over)";
            case 0x95 -> " (packet too large)";
            default -> "";
        };
    }
}
