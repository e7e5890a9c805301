package dev.drydock.application.fleet.engine;

import dev.drydock.application.fleet.ledger.MemberEntry;
import dev.drydock.application.fleet.ledger.RolloutEntry;
import dev.drydock.domain.member.MemberEvent;

/** The last look at a device before it gets its order. */
@FunctionalInterface
public interface ClaimCheck {
    /** Takes every device. */
    ClaimCheck ALL = (rollout, member) -> new MemberEvent.Claimed();

    /** {@code Claimed}, {@code FoundUnfit} or {@code FoundBlocked}. */
    MemberEvent judge(RolloutEntry rollout, MemberEntry member);
}
