package dev.drydock.domain.rollout;

import dev.drydock.domain.rollout.RolloutEvent.AbortPatienceOver;
import dev.drydock.domain.rollout.RolloutEvent.MembersEnded;

/** No order is given any more; devices that have theirs are waited for. */
public record Aborting() implements RolloutState {
    @Override
    public RolloutTransition on(MembersEnded event, RolloutTerms terms) {
        return RolloutState.move(new AtRest.Aborted());
    }

    @Override
    public RolloutTransition on(AbortPatienceOver event, RolloutTerms terms) {
        return RolloutState.move(new AtRest.Aborted(), new RolloutEffect.GiveUpMembers());
    }
}
