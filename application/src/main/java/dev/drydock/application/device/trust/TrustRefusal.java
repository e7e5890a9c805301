package dev.drydock.application.device.trust;

import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import java.util.Optional;
import java.util.Set;

/**
 * A desired order, or a key set, that is not taken and may be later: other keys, another floor or another time may let it pass.
 *
 * @param id of the order; empty for a key set that came by itself
 */
public record TrustRefusal(Optional<UpdateId> id, Reason reason) {
    /** An order that is held back. */
    public TrustRefusal(UpdateId id, Reason reason) {
        this(Optional.of(id), reason);
    }

    /** The refusals that need not last. */
    public static final Set<ReasonCode> PASSING = Set.of(
            ReasonCode.UNKNOWN_KEY,
            ReasonCode.MANIFEST_EXPIRED,
            ReasonCode.KEY_EXPIRED,
            ReasonCode.KEY_SET_GAP,
            ReasonCode.SEQUENCE_TOO_LOW,
            ReasonCode.COUNTER_TOO_LOW);
}
