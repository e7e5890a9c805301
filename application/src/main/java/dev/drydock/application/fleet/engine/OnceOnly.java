package dev.drydock.application.fleet.engine;

import dev.drydock.domain.rollout.RolloutEffect;

/** Performs the effects of a rollout that are done once; those that a state lasts by are the matter of {@link Sweep}. */
abstract class OnceOnly implements RolloutEffect.Performer {
    @Override
    public void withdrawLeft(RolloutEffect.WithdrawLeft effect) {}

    @Override
    public void cancelEarly(RolloutEffect.CancelEarly effect) {}

    @Override
    public void abortMembers(RolloutEffect.AbortMembers effect) {}

    @Override
    public void giveUpMembers(RolloutEffect.GiveUpMembers effect) {}

    @Override
    public void closeMembers(RolloutEffect.CloseMembers effect) {}

    /** The way back is a rollout of its own, begun by its own use case. */
    @Override
    public void rollBackMembers(RolloutEffect.RollBackMembers effect) {}
}
