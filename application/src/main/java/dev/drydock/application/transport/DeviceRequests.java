package dev.drydock.application.transport;

import dev.drydock.application.device.agent.AcceptUpdate;
import dev.drydock.application.device.agent.CancelUpdate;
import dev.drydock.application.device.agent.FollowDesired;
import dev.drydock.application.device.agent.FollowTrust;
import dev.drydock.domain.order.UpdateId;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The use cases that a device's transport calls.
 *
 * @param trust empty for a device that asks for no manifests
 * @param freshId names an order that came by method without an id
 */
public record DeviceRequests(
        AcceptUpdate accept,
        CancelUpdate cancel,
        FollowDesired desired,
        Optional<FollowTrust> trust,
        Supplier<UpdateId> freshId) {
    /** Those of a device that asks for no manifests. */
    public DeviceRequests(AcceptUpdate accept, CancelUpdate cancel, FollowDesired desired, Supplier<UpdateId> freshId) {
        this(accept, cancel, desired, Optional.empty(), freshId);
    }
}
