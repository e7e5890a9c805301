package dev.drydock.domain.update;

import dev.drydock.domain.boot.Slot;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.order.UpdateOrder;

/**
 * An update under way.
 *
 * @param target the slot that the image is written to
 * @param starts how often the device app was started since the present state was entered
 */
public record Update(UpdateOrder order, Slot target, int starts) {
    public static Update of(UpdateOrder order, Slot target) {
        return new Update(order, target, 0);
    }

    public UpdateId id() {
        return order.id();
    }

    /** The same update as the next state takes it over. */
    Update entered() {
        return new Update(order, target, 0);
    }

    Update startedAgain() {
        return new Update(order, target, starts + 1);
    }

    Update renewedBy(UpdateOrder renewed) {
        return new Update(renewed, target, starts);
    }
}
