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
     */
    record Decided(UpdateOrder order, Decision decision) {}

    /** Takes the key sets, and decides on the order. A disk that cannot be read now leaves the order for later. */
    Decided decide(UpdateOrder order, KeySetOffer offer, AgentMemory memory) {
        try {
            Optional<Reason> keysRefused = ports.trust().take(offer);
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
            return new Decided(examined.order(), decision.match(new WithoutKeys(decision, keysRefused)));
        } catch (StorageFailure e) {
            return new Decided(order, new Decision.NotNow(e.reason()));
        }
    }
}
