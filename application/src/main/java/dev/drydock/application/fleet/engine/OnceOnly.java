package dev.drydock.application.fleet.engine;

import dev.drydock.domain.gate.Evidence;
import dev.drydock.domain.rollout.RolloutEffect;
import dev.drydock.domain.wave.WaveEvent;

/** Performs the effects of a rollout that are done once; those that a state lasts by are the matter of {@link Sweep}. */
final class OnceOnly implements RolloutEffect.Performer {
    private final Settlement settlement;

    OnceOnly(Settlement settlement) {
        this.settlement = settlement;
    }

    @Override
    public void prepareMembers(RolloutEffect.PrepareMembers effect) {
        settlement.book().removeWaves(settlement.rollout().id());
    }

    @Override
    public void openFirstWave(RolloutEffect.OpenFirstWave effect) {
        settlement.wave(0, new WaveEvent.TurnCame(Evidence.NONE));
    }

    @Override
    public void startDeadline(RolloutEffect.StartDeadline effect) {
        settlement.startDeadline();
    }

    @Override
    public void reopenWave(RolloutEffect.ReopenWave effect) {
        for (int number = 0; number < settlement.waves().size(); number++) {
            settlement.wave(number, new WaveEvent.FailuresAccepted());
        }
    }

    @Override
    public void awaitMembers(RolloutEffect.AwaitMembers effect) {
        settlement.keep(settlement.rollout().times().patientUntil(settlement.in(effect.patience())));
    }

    @Override
    public void rollBackMembers(RolloutEffect.RollBackMembers effect) {
        WayBack.begin(settlement);
    }

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
}
