package dev.drydock.application.device.trust;

import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.trust.memory.Release;
import java.util.Optional;

/** The trust of a device in orders. Methods may throw {@link dev.drydock.application.device.StorageFailure}. */
public interface OrderTrust {
    /** Takes in the trust folder of the image that runs, and makes lost places of the floor anew. Called once, at the start. */
    void begin();

    /**
     * Takes the key sets of an offer that follow the trusted one, each durably before the next. One that is not above it is passed
     * over in silence.
     *
     * @return the reason why the rest was not taken
     */
    Optional<Reason> take(KeySetOffer offer);

    /** Checks the manifest of an order, for its admission. */
    Examined examine(UpdateOrder order);

    /** The objection to an order that was admitted, by the keys, the floor and the time of now. */
    Optional<Reason> objection(UpdateOrder order);

    /** The statements of an order's manifest that are kept beside its image; empty without a manifest that may pass. */
    Optional<Release> release(UpdateOrder order);

    /**
     * Makes the numbers of the committed image's release the least that is taken. May block.
     *
     * @return the reason why a place of the floor does not take them yet
     */
    Optional<Reason> raise(Release committed);

    /** The part of a report that tells of trust. */
    TrustFacts facts();

    /** The trust of a device that asks for no manifests: any order is taken. */
    OrderTrust NONE = new OrderTrust() {
        @Override
        public void begin() {}

        @Override
        public Optional<Reason> take(KeySetOffer offer) {
            return Optional.empty();
        }

        @Override
        public Examined examine(UpdateOrder order) {
            return new Examined(order.with(Optional.empty()), Optional.empty());
        }

        @Override
        public Optional<Reason> objection(UpdateOrder order) {
            return Optional.empty();
        }

        @Override
        public Optional<Release> release(UpdateOrder order) {
            return Optional.empty();
        }

        @Override
        public Optional<Reason> raise(Release committed) {
            return Optional.empty();
        }

        @Override
        public TrustFacts facts() {
            return TrustFacts.NONE;
        }
    };
}
