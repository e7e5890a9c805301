package dev.drydock.domain.rollout;

import dev.drydock.domain.rollout.RolloutEvent.AbortAsked;
import dev.drydock.domain.rollout.RolloutEvent.AbortPatienceOver;
import dev.drydock.domain.rollout.RolloutEvent.ApprovalDenied;
import dev.drydock.domain.rollout.RolloutEvent.Approved;
import dev.drydock.domain.rollout.RolloutEvent.ChildEnded;
import dev.drydock.domain.rollout.RolloutEvent.CloseAsked;
import dev.drydock.domain.rollout.RolloutEvent.DeadlineMoved;
import dev.drydock.domain.rollout.RolloutEvent.DeadlinePassed;
import dev.drydock.domain.rollout.RolloutEvent.LimitsChanged;
import dev.drydock.domain.rollout.RolloutEvent.MembersEnded;
import dev.drydock.domain.rollout.RolloutEvent.MembersPrepared;
import dev.drydock.domain.rollout.RolloutEvent.PauseAsked;
import dev.drydock.domain.rollout.RolloutEvent.ResumeAsked;
import dev.drydock.domain.rollout.RolloutEvent.RollbackAsked;
import dev.drydock.domain.rollout.RolloutEvent.StartDue;
import dev.drydock.domain.rollout.RolloutEvent.Submitted;
import dev.drydock.domain.rollout.RolloutEvent.TargetEdited;
import dev.drydock.domain.rollout.RolloutEvent.TermsEdited;
import dev.drydock.domain.rollout.RolloutEvent.TrustRefused;
import dev.drydock.domain.rollout.RolloutEvent.WaveStopped;
import dev.drydock.domain.rollout.RolloutEvent.WavesPassed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The state of a rollout. A state says only what moves it; every other event is refused with a reason.
 */
public sealed interface RolloutState permits BeforeStart, RolloutState.Begun, Aborting, RollingBack, AtRest {
    /** One answer for each state. */
    interface Cases<T> {
        T draft(BeforeStart.Draft state);

        T preparing(BeforeStart.Preparing state);

        T awaitingApproval(BeforeStart.AwaitingApproval state);

        T scheduled(BeforeStart.Scheduled state);

        T running(Running state);

        T paused(Paused state);

        T aborting(Aborting state);

        T rollingBack(RollingBack state);

        T completed(AtRest.Completed state);

        T aborted(AtRest.Aborted state);

        T rolledBack(AtRest.RolledBack state);

        T denied(AtRest.Denied state);
    }

    /** The names of the states, one for each. */
    enum Name {
        DRAFT,
        PREPARING,
        AWAITING_APPROVAL,
        SCHEDULED,
        RUNNING,
        PAUSED,
        ABORTING,
        ROLLING_BACK,
        COMPLETED,
        ABORTED,
        ROLLED_BACK,
        DENIED
    }

    /** Picks the case of this state. */
    <T> T match(Cases<T> cases);

    /** The name of this state. */
    Name name();

    /**
     * The work that this state asks for as long as it lasts: begun on entry, gone on with slice by slice, and begun again after a
     * crash.
     */
    default List<RolloutEffect> lasting() {
        return List.of();
    }

    /** Whether its members are being written. */
    default boolean isPreparing() {
        return false;
    }

    /** Whether it waits for its start time. */
    default boolean isScheduled() {
        return false;
    }

    /** Whether devices that come later may still join it. */
    default boolean takesNewcomers() {
        return false;
    }

    /** Whether another image is being given to its devices. */
    default boolean isRollingBack() {
        return false;
    }

    /** Whether members without success may be tried again, in the rollout itself or, once it has ended, in one of their own. */
    default boolean takesRetries() {
        return false;
    }

    /** Whether it has ended. */
    default boolean isAtRest() {
        return false;
    }

    /** Whether it ended before it came to its end. */
    default boolean wasAborted() {
        return false;
    }

    /** The reason for which it is paused; empty when it is not. */
    default Optional<PauseReason> pausedBy() {
        return Optional.empty();
    }

    /** The refusals of trust that it waits with; none when it is not paused. */
    default List<Paused.Distrust> distrustedBy() {
        return List.of();
    }

    /** Whether members may be claimed. */
    default boolean givesOrders() {
        return false;
    }

    default RolloutTransition on(Submitted event, RolloutTerms terms) {
        return refuse(event, Refusal.NOT_NOW);
    }

    default RolloutTransition on(MembersPrepared event, RolloutTerms terms) {
        return refuse(event, Refusal.NOT_NOW);
    }

    default RolloutTransition on(Approved event, RolloutTerms terms) {
        return refuse(event, Refusal.NOT_NOW);
    }

    default RolloutTransition on(ApprovalDenied event, RolloutTerms terms) {
        return refuse(event, Refusal.NOT_NOW);
    }

    default RolloutTransition on(TargetEdited event, RolloutTerms terms) {
        return refuse(event, Refusal.NOT_NOW);
    }

    default RolloutTransition on(TermsEdited event, RolloutTerms terms) {
        return refuse(event, Refusal.NOT_NOW);
    }

    default RolloutTransition on(StartDue event, RolloutTerms terms) {
        return refuse(event, Refusal.NOT_NOW);
    }

    default RolloutTransition on(PauseAsked event, RolloutTerms terms) {
        return refuse(event, Refusal.NOT_NOW);
    }

    default RolloutTransition on(ResumeAsked event, RolloutTerms terms) {
        return refuse(event, Refusal.NOT_NOW);
    }

    default RolloutTransition on(LimitsChanged event, RolloutTerms terms) {
        return refuse(event, Refusal.NOT_NOW);
    }

    default RolloutTransition on(DeadlineMoved event, RolloutTerms terms) {
        return refuse(event, Refusal.NOT_NOW);
    }

    default RolloutTransition on(DeadlinePassed event, RolloutTerms terms) {
        return refuse(event, Refusal.NOT_NOW);
    }

    default RolloutTransition on(WaveStopped event, RolloutTerms terms) {
        return refuse(event, Refusal.NOT_NOW);
    }

    default RolloutTransition on(TrustRefused event, RolloutTerms terms) {
        return refuse(event, Refusal.NOT_NOW);
    }

    default RolloutTransition on(WavesPassed event, RolloutTerms terms) {
        return refuse(event, Refusal.NOT_NOW);
    }

    default RolloutTransition on(MembersEnded event, RolloutTerms terms) {
        return refuse(event, Refusal.NOT_NOW);
    }

    default RolloutTransition on(AbortAsked event, RolloutTerms terms) {
        return refuse(event, Refusal.NOT_NOW);
    }

    default RolloutTransition on(AbortPatienceOver event, RolloutTerms terms) {
        return refuse(event, Refusal.NOT_NOW);
    }

    default RolloutTransition on(RollbackAsked event, RolloutTerms terms) {
        return refuse(event, Refusal.NOT_NOW);
    }

    default RolloutTransition on(ChildEnded event, RolloutTerms terms) {
        return refuse(event, Refusal.NOT_NOW);
    }

    default RolloutTransition on(CloseAsked event, RolloutTerms terms) {
        return refuse(event, Refusal.NOT_NOW);
    }

    /** The event leaves this state as it is. */
    default RolloutTransition refuse(RolloutEvent event, Refusal refusal) {
        return new RolloutTransition.Refused(this, event, refusal);
    }

    static RolloutTransition move(RolloutState next, RolloutEffect... effects) {
        return new RolloutTransition.Moved(next, List.of(effects));
    }

    /** The state begins with the work that it lasts by. */
    static RolloutTransition enter(RolloutState next, RolloutEffect... once) {
        List<RolloutEffect> effects = new ArrayList<>(next.lasting());
        effects.addAll(List.of(once));
        return new RolloutTransition.Moved(next, effects);
    }

    /** Members without an order end now; those with one are told to cancel it, and waited for. */
    static RolloutTransition abort(RolloutTerms terms) {
        return enter(new Aborting(), new RolloutEffect.AwaitMembers(terms.abortPatience()));
    }

    /** Nobody begins the image any more before those that have it get another. */
    static RolloutTransition rollBack() {
        return enter(new RollingBack(false, false), new RolloutEffect.RollBackMembers());
    }

    /** A rollout whose waves have begun, and may go on. */
    sealed interface Begun extends RolloutState permits Running, Paused {
        @Override
        default boolean takesRetries() {
            return true;
        }

        @Override
        default boolean takesNewcomers() {
            return true;
        }

        @Override
        default RolloutTransition on(WavesPassed event, RolloutTerms terms) {
            return terms.isDynamic() ? refuse(event, Refusal.NOT_NOW) : RolloutState.enter(new AtRest.Completed());
        }

        @Override
        default RolloutTransition on(TermsEdited event, RolloutTerms terms) {
            return RolloutState.move(this);
        }

        @Override
        default RolloutTransition on(TargetEdited event, RolloutTerms terms) {
            return refuse(event, Refusal.ALREADY_RUNNING);
        }

        @Override
        default RolloutTransition on(AbortAsked event, RolloutTerms terms) {
            return RolloutState.abort(terms);
        }

        @Override
        default RolloutTransition on(RollbackAsked event, RolloutTerms terms) {
            return terms.hasWayBack() ? RolloutState.rollBack() : refuse(event, Refusal.NO_WAY_BACK);
        }
    }
}
