package dev.drydock.application.device.agent;

import dev.drydock.application.device.trust.KeySetOffer;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.Reason;

/** The desired state of a device. */
public sealed interface DesiredOrder {
    /** One answer for each case. */
    interface Cases<T> {
        T none(None desired);

        T wanted(Wanted desired);

        T unreadable(Unreadable desired);
    }

    /** Picks the case of what is desired. */
    <T> T match(Cases<T> cases);

    /** Nothing is desired, or it was withdrawn. */
    record None() implements DesiredOrder {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.none(this);
        }
    }

    /**
     * An order is desired.
     *
     * @param keys that it brings
     */
    record Wanted(UpdateOrder order, KeySetOffer keys) implements DesiredOrder {
        /** An order that brings no key sets. */
        public Wanted(UpdateOrder order) {
            this(order, KeySetOffer.NONE);
        }

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.wanted(this);
        }
    }

    /** Something is desired that is no order of the contract; the id is its own, or one made from its bytes. */
    record Unreadable(UpdateId id, Reason reason) implements DesiredOrder {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.unreadable(this);
        }
    }
}
