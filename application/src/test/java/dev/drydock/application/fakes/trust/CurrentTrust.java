package dev.drydock.application.fakes.trust;

import dev.drydock.application.device.trust.Examined;
import dev.drydock.application.device.trust.KeySetOffer;
import dev.drydock.application.device.trust.OrderTrust;
import dev.drydock.application.device.trust.TrustFacts;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.trust.memory.Release;
import java.util.Optional;

/** The trust of the agent that was started last: each start makes its own. A test may change what it does. */
public class CurrentTrust implements OrderTrust {
    private OrderTrust trust;

    public CurrentTrust(OrderTrust trust) {
        this.trust = trust;
    }

    public void set(OrderTrust next) {
        trust = next;
    }

    @Override
    public void begin() {
        trust.begin();
    }

    @Override
    public Optional<Reason> take(KeySetOffer offer) {
        return trust.take(offer);
    }

    @Override
    public Examined examine(UpdateOrder order) {
        return trust.examine(order);
    }

    @Override
    public Optional<Reason> objection(UpdateOrder order) {
        return trust.objection(order);
    }

    @Override
    public Optional<Release> release(UpdateOrder order) {
        return trust.release(order);
    }

    @Override
    public Optional<Reason> raise(Release committed) {
        return trust.raise(committed);
    }

    @Override
    public TrustFacts facts() {
        return trust.facts();
    }
}
