package dev.drydock.application.device.agent;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Follows the desired properties, on push and on every connect. */
public final class FollowDesired {
    private final DeviceAgent agent;
    private final AtomicReference<Optional<DesiredOrder>> arrived = new AtomicReference<>(Optional.empty());

    public FollowDesired(DeviceAgent agent) {
        this.agent = agent;
    }

    /**
     * The order is begun now, or when the update under way has ended; one that was handled before is not begun again. Of
     * several that the agent has not come to, only the latest counts, so that no number of them fills the mailbox.
     */
    public void follow(DesiredOrder desired) {
        if (arrived.getAndSet(Optional.of(desired)).isEmpty()) {
            agent.runner()
                    .post(() -> arrived.getAndSet(Optional.empty())
                            .ifPresent(latest -> agent.runner().desire(latest)));
        }
    }
}
