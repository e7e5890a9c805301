package dev.drydock.domain.admission;

import dev.drydock.domain.boot.Boot;
import dev.drydock.domain.firmware.Digest;
import dev.drydock.domain.firmware.RunningFirmware;
import dev.drydock.domain.firmware.VersionProof;
import dev.drydock.domain.order.Outcome;
import dev.drydock.domain.order.UpdateLedger;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.update.Underway;
import dev.drydock.domain.update.UpdateState;
import java.time.Instant;
import java.util.Optional;

/**
 * The rules by which a device takes or refuses an order.
 *
 * @param simulated the device only acts an update out, so that an order needs nothing but an image URI
 * @param allowUnverified an order without size, check value or version is taken all the same
 */
public record Admission(boolean simulated, boolean allowUnverified) {

    /**
     * Decides on an order.
     *
     * @param now the time, for the order's notAfter
     */
    public Decision decide(
            UpdateOrder order,
            UpdateLedger ledger,
            UpdateState state,
            Boot boot,
            RunningFirmware firmware,
            Instant now) {
        Optional<UpdateLedger.Entry> known = ledger.find(order.id());
        if (known.isPresent()) {
            return onKnown(order, known.get(), state);
        }
        Optional<Reason> objection = objectionTo(order, now);
        if (objection.isPresent()) {
            return new Decision.Refuse(objection.get());
        }
        if (state instanceof Underway current) {
            return new Decision.Busy(current.id());
        }
        if (!boot.settled()) {
            return new Decision.NotNow(Reason.of(ReasonCode.NOT_SETTLED));
        }
        return alreadyInstalled(order, firmware)
                .<Decision>map(Decision.AlreadyInstalled::new)
                .orElseGet(Decision.Accept::new);
    }

    private static Decision onKnown(UpdateOrder order, UpdateLedger.Entry known, UpdateState state) {
        if (known.order().isEmpty()) {
            return known.ending().equals(Optional.of(Outcome.Ending.CANCELLED))
                    ? new Decision.Refuse(Reason.of(ReasonCode.UPDATE_CANCELLED))
                    : new Decision.Repeat();
        }
        if (!known.order().get().sameImageAs(order)) {
            return new Decision.Refuse(Reason.of(ReasonCode.UPDATE_ID_REUSED));
        }
        boolean underWay = state instanceof Underway current
                && current.id().equals(order.id())
                && !current.update().order().places().equals(order.places());
        return underWay ? new Decision.Renew() : new Decision.Repeat();
    }

    private Optional<Reason> objectionTo(UpdateOrder order, Instant now) {
        if (order.expiredAt(now)) {
            return Optional.of(Reason.of(ReasonCode.ORDER_EXPIRED));
        }
        if (simulated) {
            return Optional.empty();
        }
        if (order.places().stream().anyMatch(place -> place.fetchable().isEmpty())) {
            return Optional.of(Reason.of(ReasonCode.BAD_URI));
        }
        return order.isVerifiable() || allowUnverified
                ? Optional.empty()
                : Optional.of(Reason.of(ReasonCode.UNVERIFIABLE_ORDER));
    }

    /** The digest decides; a version that the image tells of itself must agree. */
    private static Optional<VersionProof> alreadyInstalled(UpdateOrder order, RunningFirmware firmware) {
        Optional<Digest> running = firmware.digest();
        boolean same = running.isPresent() && running.equals(order.digest());
        if (!same || firmware.contradicts(order.version(), order.digest())) {
            return Optional.empty();
        }
        boolean versionCompared = firmware.told().isPresent() && order.version().isPresent();
        return Optional.of(versionCompared ? VersionProof.VERSION : VersionProof.DIGEST);
    }
}
