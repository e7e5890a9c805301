package dev.drydock.testkit.mqtt;

/**
 * One topic filter of a SUBSCRIBE.
 *
 * @param retainHandling 0: retained messages are sent; 1: only for a new subscription; 2: never
 */
public record Subscription(String filter, int qos, int retainHandling, boolean retainAsPublished) {
    /** A subscription that gets retained messages first. */
    public static Subscription to(String filter, int qos) {
        return new Subscription(filter, qos, 0, false);
    }

    public Subscription withoutRetained() {
        return new Subscription(filter, qos, 2, retainAsPublished);
    }

    public Subscription asPublished() {
        return new Subscription(filter, qos, retainHandling, true);
    }

    void writeTo(PacketWriter out) {
        out.text(filter).one(qos | (retainAsPublished ? 8 : 0) | retainHandling << 4);
    }
}
