package dev.drydock.application.fleet.explain;

import dev.drydock.domain.rollout.Aborting;
import dev.drydock.domain.rollout.AtRest;
import dev.drydock.domain.rollout.BeforeStart;
import dev.drydock.domain.rollout.Paused;
import dev.drydock.domain.rollout.RollingBack;
import dev.drydock.domain.rollout.RolloutState;
import dev.drydock.domain.rollout.Running;

/** The state of a rollout as a sentence ends with it: {@code it is paused}. */
public final class StateName implements RolloutState.Cases<String> {
    @Override
    public String draft(BeforeStart.Draft state) {
        return "a draft";
    }

    @Override
    public String preparing(BeforeStart.Preparing state) {
        return "preparing";
    }

    @Override
    public String awaitingApproval(BeforeStart.AwaitingApproval state) {
        return "awaiting approval";
    }

    @Override
    public String scheduled(BeforeStart.Scheduled state) {
        return "scheduled";
    }

    @Override
    public String running(Running state) {
        return "running";
    }

    @Override
    public String paused(Paused state) {
        return "paused";
    }

    @Override
    public String aborting(Aborting state) {
        return "aborting";
    }

    @Override
    public String rollingBack(RollingBack state) {
        return "rolling back";
    }

    @Override
    public String completed(AtRest.Completed state) {
        return "completed";
    }

    @Override
    public String aborted(AtRest.Aborted state) {
        return "aborted";
    }

    @Override
    public String rolledBack(AtRest.RolledBack state) {
        return "rolled back";
    }

    @Override
    public String denied(AtRest.Denied state) {
        return "denied";
    }
}
