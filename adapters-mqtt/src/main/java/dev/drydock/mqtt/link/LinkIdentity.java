package dev.drydock.mqtt.link;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * The client that connects.
 *
 * @param sessionExpiry seconds for which the broker keeps the session after a connection is lost
 * @param will made anew for every connection; published by the broker when the connection is lost
 * @param readAhead bytes that are read from the broker as fast as it sends, before they can be handled; 0 for none
 * @param receiveMaximum messages that may wait for an acknowledgement of this client, 1 to 65,535; empty to leave it to the broker
 */
public record LinkIdentity(
        String clientId,
        long sessionExpiry,
        Supplier<Optional<Will>> will,
        int readAhead,
        Optional<Integer> receiveMaximum) {
    public LinkIdentity(String clientId, long sessionExpiry, Supplier<Optional<Will>> will) {
        this(clientId, sessionExpiry, will, 0, Optional.empty());
    }

    /**
     * A message that the broker publishes when the connection is lost.
     *
     * @param delay seconds that it waits before
     */
    public record Will(Outgoing message, long delay) {}
}
