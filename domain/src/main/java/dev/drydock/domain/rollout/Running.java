package dev.drydock.domain.rollout;

import dev.drydock.domain.gate.Verdict;
import dev.drydock.domain.rollout.RolloutEvent.CloseAsked;
import dev.drydock.domain.rollout.RolloutEvent.DeadlineMoved;
import dev.drydock.domain.rollout.RolloutEvent.DeadlinePassed;
import dev.drydock.domain.rollout.RolloutEvent.LimitsChanged;
import dev.drydock.domain.rollout.RolloutEvent.PauseAsked;
import dev.drydock.domain.rollout.RolloutEvent.TrustRefused;
import dev.drydock.domain.rollout.RolloutEvent.WaveStopped;

/** Members get their orders, wave after wave. */
public record Running() implements RolloutState.Begun {
    @Override
    public <T> T match(Cases<T> cases) {
        return cases.running(this);
    }

    @Override
    public Name name() {
        return Name.RUNNING;
    }

    @Override
    public boolean givesOrders() {
        return true;
    }

    @Override
    public RolloutTransition on(PauseAsked event, RolloutTerms terms) {
        return RolloutState.enter(Paused.by(PauseReason.OPERATOR));
    }

    @Override
    public RolloutTransition on(DeadlinePassed event, RolloutTerms terms) {
        return RolloutState.enter(Paused.by(PauseReason.DEADLINE));
    }

    /** A delivery that fails is no reason to take an image back, or to end downloads that may succeed. */
    @Override
    public RolloutTransition on(WaveStopped event, RolloutTerms terms) {
        if (event.verdict() != Verdict.BAD) {
            return RolloutState.enter(Paused.by(PauseReason.DELIVERY));
        }
        return terms.onBad() == OnBad.ROLL_BACK
                ? RolloutState.rollBack()
                : RolloutState.enter(Paused.by(PauseReason.GATE));
    }

    /** The first of each code: what one device does not trust, many may not. */
    @Override
    public RolloutTransition on(TrustRefused event, RolloutTerms terms) {
        return terms.accepts(event.by().code())
                ? refuse(event, Refusal.NOT_NOW)
                : RolloutState.enter(Paused.by(PauseReason.TRUST).with(event.by()));
    }

    @Override
    public RolloutTransition on(LimitsChanged event, RolloutTerms terms) {
        return RolloutState.move(this);
    }

    @Override
    public RolloutTransition on(DeadlineMoved event, RolloutTerms terms) {
        return RolloutState.move(this, new RolloutEffect.StartDeadline());
    }

    @Override
    public RolloutTransition on(CloseAsked event, RolloutTerms terms) {
        return RolloutState.enter(new AtRest.Completed());
    }
}
