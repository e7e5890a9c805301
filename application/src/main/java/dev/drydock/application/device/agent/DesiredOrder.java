package dev.drydock.application.device.agent;

import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.Reason;

/** What the desired properties say. */
public sealed interface DesiredOrder {
    /** Nothing is desired, or it was withdrawn. */
    record None() implements DesiredOrder {}

    /** An order is desired. */
    record Wanted(UpdateOrder order) implements DesiredOrder {}

    /** Something is desired that is no order of the contract; the id is its own, or one made from its bytes. */
    record Unreadable(UpdateId id, Reason reason) implements DesiredOrder {}
}
