package dev.drydock.application.device.trust;

import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import java.util.Set;

/**
 * A desired order that stays desired and is looked at again: other keys, another floor or another time may let it pass.
 *
 * @param reason one of {@link #PASSING}
 */
public record TrustRefusal(UpdateId id, Reason reason) {
    /** The refusals that need not last. */
    public static final Set<ReasonCode> PASSING = Set.of(
            ReasonCode.UNKNOWN_KEY,
            ReasonCode.MANIFEST_EXPIRED,
            ReasonCode.KEY_EXPIRED,
            ReasonCode.KEY_SET_GAP,
            ReasonCode.SEQUENCE_TOO_LOW,
            ReasonCode.COUNTER_TOO_LOW);
}
