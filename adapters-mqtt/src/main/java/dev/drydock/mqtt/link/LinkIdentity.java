package dev.drydock.mqtt.link;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Who connects.
 *
 * @param sessionExpiry seconds for which the broker keeps the session after a connection is lost
 * @param will made anew for every connection; published by the broker when the connection is lost
 */
public record LinkIdentity(String clientId, long sessionExpiry, Supplier<Optional<Will>> will) {
    /**
     * What the broker says in the client's place.
     *
     * @param delay seconds that it waits before
     */
    public record Will(Outgoing message, long delay) {}
}
