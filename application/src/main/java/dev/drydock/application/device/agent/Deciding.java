package dev.drydock.application.device.agent;

import dev.drydock.application.device.StorageFailure;
import dev.drydock.application.device.journal.AgentMemory;
import dev.drydock.application.device.trust.Examined;
import dev.drydock.application.device.trust.KeySetOffer;
import dev.drydock.domain.admission.Admission;
import dev.drydock.domain.admission.Candidate;
import dev.drydock.domain.admission.Decision;
import dev.drydock.domain.firmware.RunningFirmware;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.trust.keyset.KeySetVersion;
import dev.drydock.domain.update.Underway;
import dev.drydock.domain.update.UpdateState;
import java.util.Optional;

/**
 * Decides on orders.
 *
 * @param firmware the image that runs
 */
record Deciding(AgentPorts ports, Admission admission, RunningFirmware firmware) {
    /**
     * The decision on an order.
     *
     * @param order with what its manifest says of the image
     * @param tookKeys whether the order brought a key set that was taken, whatever became of the order itself
     */
    record Decided(UpdateOrder order, Decision decision, boolean tookKeys) {}

    /** Whether nothing is on trial or on its way there, so that a key set can be taken. */
    boolean isSettled(UpdateState state) {
        boolean canGoOn = state.underway().stream().allMatch(Underway::isCancellable);
        return state.notReady().isEmpty() && canGoOn && isBootSettled();
    }

    private boolean isBootSettled() {
        try {
            return ports.slots().boot().settled();
        } catch (StorageFailure e) {
            return false;
        }
    }

    /** Takes the key sets, and decides on the order. A disk that cannot be read now leaves the order for later. */
    Decided decide(UpdateOrder order, KeySetOffer offer, AgentMemory memory) {
        Optional<KeySetVersion> former = trusted(offer);
        try {
            Optional<Reason> keysRefused =
                    isSettled(memory.state()) ? ports.trust().take(offer) : Optional.<Reason>empty();
            Examined examined = ports.trust().examine(order);
            Candidate candidate = new Candidate(
                    examined.order(),
                    memory.ledger(),
                    memory.state(),
                    ports.slots().boot(),
                    firmware,
                    ports.time().now(),
                    examined.vouching());
            Decision decision = admission.decide(candidate);
            return new Decided(
                    examined.order(),
                    decision.match(new WithoutKeys(decision, keysRefused)),
                    !trusted(offer).equals(former));
        } catch (StorageFailure e) {
            return new Decided(
                    order, new Decision.NotNow(e.reason()), !trusted(offer).equals(former));
        }
    }

    /** The version of the keys, where an offer may change it. */
    private Optional<KeySetVersion> trusted(KeySetOffer offer) {
        return offer.isEmpty() ? Optional.empty() : ports.trust().facts().keySet();
    }
}
