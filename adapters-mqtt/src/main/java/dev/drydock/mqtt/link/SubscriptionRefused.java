package dev.drydock.mqtt.link;

/** The broker refused a subscription that the client needs: its access list has to be changed. */
public final class SubscriptionRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SubscriptionRefused(String topics) {
        super(
                "the broker does not let this client subscribe to " + topics + "; see its access list",
                null,
                false,
                false);
    }
}
