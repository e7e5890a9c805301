package dev.drydock.application.device.agent;

import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.reason.Reason;

/** What the caller of {@code firmwareUpdate} is told. */
public sealed interface OrderAnswer {
    /** The order is in the journal, now or since an earlier call, and the report of it is with the transport. */
    record Taken(UpdateId id) implements OrderAnswer {}

    /** It will never be taken. */
    record Refused(Reason reason) implements OrderAnswer {}

    /** Another update is under way. */
    record Busy(Reason reason) implements OrderAnswer {}

    /** It cannot be taken now. */
    record NotReady(Reason reason) implements OrderAnswer {}
}
