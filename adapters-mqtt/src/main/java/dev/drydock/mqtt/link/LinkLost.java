package dev.drydock.mqtt.link;

/** The connection was not there, or was lost before the broker acknowledged. */
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

    /** Whether it may have reached the broker all the same. */
    public boolean maybeSent() {
        return sent;
    }
}
