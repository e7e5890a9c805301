package dev.drydock.application.device.agent;

import dev.drydock.application.device.trust.TrustRefusal;
import dev.drydock.domain.admission.Decision;
import dev.drydock.domain.order.UpdateId;
import java.util.Optional;

/** The decisions on a desired order after which it is looked at again; nothing of it is written down. */
record HeldBack(UpdateId id) implements Decision.Cases<Optional<TrustRefusal>> {
    @Override
    public Optional<TrustRefusal> refuse(Decision.Refuse decision) {
        return Optional.of(decision.reason())
                .filter(reason -> TrustRefusal.PASSING.contains(reason.code()))
                .map(reason -> new TrustRefusal(id, reason));
    }

    @Override
    public Optional<TrustRefusal> accept(Decision.Accept decision) {
        return Optional.empty();
    }

    @Override
    public Optional<TrustRefusal> alreadyInstalled(Decision.AlreadyInstalled decision) {
        return Optional.empty();
    }

    @Override
    public Optional<TrustRefusal> repeat(Decision.Repeat decision) {
        return Optional.empty();
    }

    @Override
    public Optional<TrustRefusal> renew(Decision.Renew decision) {
        return Optional.empty();
    }

    @Override
    public Optional<TrustRefusal> busy(Decision.Busy decision) {
        return Optional.empty();
    }

    @Override
    public Optional<TrustRefusal> notNow(Decision.NotNow decision) {
        return Optional.empty();
    }
}
