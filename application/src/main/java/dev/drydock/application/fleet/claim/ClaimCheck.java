package dev.drydock.application.fleet.claim;

import dev.drydock.application.fleet.ledger.MemberEntry;
import dev.drydock.application.fleet.ledger.RolloutEntry;
import dev.drydock.application.fleet.ledger.RolloutView;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.member.MemberEvent;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The last look at devices before they get their order. */
@FunctionalInterface
public interface ClaimCheck {
    /** Takes every device. */
    ClaimCheck ALL = (view, rollout, members) -> Map.of();

    /**
     * The members that are not to get the order now.
     *
     * @return {@code FoundUnfit} or {@code FoundBlocked} for each of them
     */
    Map<DeviceId, MemberEvent> refused(RolloutView view, RolloutEntry rollout, Collection<MemberEntry> members);

    /** Both checks; of the first the word stands. */
    default ClaimCheck and(ClaimCheck other) {
        return (view, rollout, members) -> {
            Map<DeviceId, MemberEvent> refused = new HashMap<>(other.refused(view, rollout, members));
            refused.putAll(refused(view, rollout, members));
            return refused;
        };
    }
}
