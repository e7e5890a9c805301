package dev.drydock.domain.rollout;

import dev.drydock.domain.rollout.RolloutEvent.AbortPatienceOver;
import dev.drydock.domain.rollout.RolloutEvent.MembersEnded;
import java.util.List;

/** No order is given any more; devices that have theirs are waited for. */
public record Aborting() implements RolloutState {
    @Override
    public <T> T match(Cases<T> cases) {
        return cases.aborting(this);
    }

    @Override
    public Name name() {
        return Name.ABORTING;
    }

    @Override
    public List<RolloutEffect> lasting() {
        return List.of(new RolloutEffect.AbortMembers(), new RolloutEffect.CancelEarly());
    }

    @Override
    public RolloutTransition on(MembersEnded event, RolloutTerms terms) {
        return RolloutState.enter(new AtRest.Aborted());
    }

    @Override
    public RolloutTransition on(AbortPatienceOver event, RolloutTerms terms) {
        return RolloutState.enter(new AtRest.Aborted());
    }
}
