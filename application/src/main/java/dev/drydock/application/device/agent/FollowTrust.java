package dev.drydock.application.device.agent;

import dev.drydock.application.device.keyset.TrustWish;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Follows the key sets that the service wants a device to have, on push and on every connect. */
public final class FollowTrust {
    private final DeviceAgent agent;
    private final AtomicReference<Optional<TrustWish>> arrived = new AtomicReference<>(Optional.empty());

    public FollowTrust(DeviceAgent agent) {
        this.agent = agent;
    }

    /** Of several that the agent has not come to, only the latest counts. */
    public void follow(TrustWish wish) {
        if (arrived.getAndSet(Optional.of(wish)).isEmpty()) {
            agent.runner()
                    .post(() -> arrived.getAndSet(Optional.empty())
                            .ifPresent(latest -> agent.runner().trust(latest)));
        }
    }
}
