package dev.drydock.domain.rollout;

import dev.drydock.domain.rollout.RolloutEvent.ChildEnded;
import dev.drydock.domain.rollout.RolloutEvent.MembersEnded;
import java.util.List;

/**
 * Another rollout gives the devices another image.
 *
 * @param childEnded whether that rollout has ended
 * @param membersEnded whether every member of this one has ended
 */
public record RollingBack(boolean childEnded, boolean membersEnded) implements RolloutState {
    @Override
    public <T> T match(Cases<T> cases) {
        return cases.rollingBack(this);
    }

    @Override
    public Name name() {
        return Name.ROLLING_BACK;
    }

    @Override
    public boolean isRollingBack() {
        return true;
    }

    @Override
    public List<RolloutEffect> lasting() {
        return List.of(new RolloutEffect.AbortMembers(), new RolloutEffect.CancelEarly());
    }

    @Override
    public RolloutTransition on(ChildEnded event, RolloutTerms terms) {
        if (event.wasAborted()) {
            return RolloutState.enter(new AtRest.Aborted());
        }
        return childEnded ? refuse(event, Refusal.NOT_NOW) : next(true, membersEnded);
    }

    @Override
    public RolloutTransition on(MembersEnded event, RolloutTerms terms) {
        return membersEnded ? refuse(event, Refusal.NOT_NOW) : next(childEnded, true);
    }

    private static RolloutTransition next(boolean childEnded, boolean membersEnded) {
        return childEnded && membersEnded
                ? RolloutState.enter(new AtRest.RolledBack())
                : RolloutState.move(new RollingBack(childEnded, membersEnded));
    }
}
