package dev.drydock.domain.admission;

import dev.drydock.domain.boot.Boot;
import dev.drydock.domain.firmware.RunningFirmware;
import dev.drydock.domain.order.UpdateLedger;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.update.Underway;
import dev.drydock.domain.update.UpdateState;
import java.time.Instant;
import java.util.Optional;

/**
 * An order and the facts of the device that decide on it.
 *
 * @param ledger the orders that came before
 * @param boot the boot record as it reads now
 * @param firmware the image that runs
 * @param now wall-clock time, for the order's {@code notAfter}
 * @param vouching the order's manifest as it was checked; empty on a device that asks for none
 */
public record Candidate(
        UpdateOrder order,
        UpdateLedger ledger,
        UpdateState state,
        Boot boot,
        RunningFirmware firmware,
        Instant now,
        Optional<Vouching> vouching) {

    /** A candidate on a device that asks for no manifest. */
    Candidate(
            UpdateOrder order,
            UpdateLedger ledger,
            UpdateState state,
            Boot boot,
            RunningFirmware firmware,
            Instant now) {
        this(order, ledger, state, boot, firmware, now, Optional.empty());
    }

    /** The ledger's entry of the same id. */
    Optional<UpdateLedger.Entry> known() {
        return ledger.find(order.id());
    }

    /** The state of the update under way, if there is one. */
    Optional<Underway> underway() {
        return state.underway();
    }

    /** The state of the update under way, if it is this order's. */
    Optional<Underway> ownUpdate() {
        return underway().filter(current -> current.id().equals(order.id()));
    }

    /** Whether nothing is wrong with the signature of its manifest; so it is where none is asked for. */
    boolean isVouchedFor() {
        return vouching.isEmpty()
                || order.manifest().isEmpty()
                || vouching.flatMap(Vouching::verified).isPresent();
    }

    /** Whether it brings another manifest to its own update, which still looks at manifests. */
    boolean renewsManifest() {
        return order.manifest().isPresent()
                && ownUpdate()
                        .filter(Underway::isCancellable)
                        .filter(current -> !current.update().order().sameManifestAs(order))
                        .isPresent();
    }
}
