package dev.drydock.mqtt.guard;

/**
 * The reason why a connection ended.
 *
 * @param reasonCode of the broker's DISCONNECT, or of the one that was sent to it (MQTT 5.0, 3.14.2.1)
 */
public record Ending(int reasonCode, String why) {
    static final int MALFORMED = 0x81;

    /** The reason in the broker's DISCONNECT; its own words are added when there are any. */
    static Ending byBroker(int reasonCode, String words) {
        String code = "0x%02X".formatted(reasonCode);
        String why = "the broker ended the connection: " + meaning(reasonCode) + " (" + code + ")";
        return new Ending(reasonCode, words.isBlank() ? why : why + ", \"" + Frame.printable(words) + "\"");
    }

    private static String meaning(int reasonCode) {
        return switch (reasonCode) {
            case 0x00 -> "normal disconnection";
            case 0x81 -> "malformed packet";
            case 0x82 -> "protocol error";
            case 0x87 -> "not authorized";
            case 0x89 -> "server busy";
            case 0x8B -> "server shutting down";
            case 0x8D -> "keep alive timeout";
            case 0x8E -> "session taken over";
            case 0x90 -> "topic name invalid";
            case 0x93 -> "receive maximum exceeded";
            case 0x95 -> "packet too large";
            case 0x96 -> "message rate too high";
            case 0x97 -> "quota exceeded";
            case 0x98 -> "administrative action";
            case 0x9A -> "retained messages not supported";
            case 0x9C, 0x9D -> "use another server";
            default -> "reason code";
        };
    }
}
