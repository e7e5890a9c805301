package dev.drydock.testkit.mqtt;

/**
 * One topic filter of a SUBSCRIBE.
 *
 * @param retainHandling 0: retained messages are sent; 1: only for a new subscription; 2: never
 */
public record Subscription(String filter, int qos, int retainHandling) {
    /** A subscription that gets retained messages first. */
    public static Subscription to(String filter, int qos) {
        return new Subscription(filter, qos, 0);
    }

    public Subscription withoutRetained() {
        return new Subscription(filter, qos, 2);
    }

    void writeTo(PacketWriter out) {
        out.text(filter).one(qos | retainHandling << 4);
    }
}
