package dev.drydock.mqtt.link;

/** A request failed because there was no connection, or because it was lost before the acknowledgement. */
public final class LinkLost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean sent;

    LinkLost(boolean sent) {
        super(
                sent ? "the connection was lost before the broker acknowledged" : "there is no connection",
                null,
                false,
                false);
        this.sent = sent;
    }

    /** Tells whether the request may have reached the broker. */
    public boolean maybeSent() {
        return sent;
    }
}
