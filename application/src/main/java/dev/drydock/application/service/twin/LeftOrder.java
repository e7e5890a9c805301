package dev.drydock.application.service.twin;

import dev.drydock.domain.order.UpdateOrder;
import java.util.Optional;

/** An order in the desired properties of a device. */
public sealed interface LeftOrder {
    /** One result for each case. */
    interface Cases<T> {
        T ours(Ours ours);

        T foreign(Foreign foreign);
    }

    <T> T match(Cases<T> cases);

    /** The order, when this service wrote it. */
    Optional<UpdateOrder> asOurs();

    /** The order, when another program wrote it. */
    Optional<Foreign> asForeign();

    /** An order that names its update id, as this service writes it. */
    record Ours(UpdateOrder order) implements LeftOrder {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.ours(this);
        }

        @Override
        public Optional<UpdateOrder> asOurs() {
            return Optional.of(order);
        }

        @Override
        public Optional<Foreign> asForeign() {
            return Optional.empty();
        }
    }

    /**
     * An order that another program wrote, such as an automatic configuration of a hub.
     *
     * @param document the order as it came, for people
     */
    record Foreign(String document) implements LeftOrder {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.foreign(this);
        }

        @Override
        public Optional<UpdateOrder> asOurs() {
            return Optional.empty();
        }

        @Override
        public Optional<Foreign> asForeign() {
            return Optional.of(this);
        }
    }
}
