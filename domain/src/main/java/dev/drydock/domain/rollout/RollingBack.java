package dev.drydock.domain.rollout;

import dev.drydock.domain.rollout.RolloutEvent.ChildEnded;
import dev.drydock.domain.rollout.RolloutEvent.MembersEnded;

/**
 * Another rollout gives the devices another image.
 *
 * @param childEnded whether that rollout has ended
 * @param membersEnded whether every member of this one has ended
 */
public record RollingBack(boolean childEnded, boolean membersEnded) implements RolloutState {
    @Override
    public RolloutTransition on(ChildEnded event, RolloutTerms terms) {
        return event.wasAborted() ? RolloutState.move(new AtRest.Aborted()) : next(true, membersEnded);
    }

    @Override
    public RolloutTransition on(MembersEnded event, RolloutTerms terms) {
        return next(childEnded, true);
    }

    private static RolloutTransition next(boolean childEnded, boolean membersEnded) {
        return RolloutState.move(
                childEnded && membersEnded ? new AtRest.RolledBack() : new RollingBack(childEnded, membersEnded));
    }
}
