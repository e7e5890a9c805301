package dev.drydock.domain.rollout;

import dev.drydock.domain.rollout.RolloutEvent.AbortAsked;
import dev.drydock.domain.rollout.RolloutEvent.ApprovalDenied;
import dev.drydock.domain.rollout.RolloutEvent.Approved;
import dev.drydock.domain.rollout.RolloutEvent.MembersPrepared;
import dev.drydock.domain.rollout.RolloutEvent.StartDue;
import dev.drydock.domain.rollout.RolloutEvent.Submitted;
import dev.drydock.domain.rollout.RolloutEvent.TargetEdited;
import dev.drydock.domain.rollout.RolloutEvent.TermsEdited;

/** A rollout that has given no order yet. */
public sealed interface BeforeStart extends RolloutState {
    private static RolloutTransition prepare() {
        return RolloutState.move(new Preparing(), new RolloutEffect.PrepareMembers());
    }

    /** The members are written anew. */
    @Override
    default RolloutTransition on(TargetEdited event, RolloutTerms terms) {
        return prepare();
    }

    @Override
    default RolloutTransition on(TermsEdited event, RolloutTerms terms) {
        return RolloutState.move(this);
    }

    @Override
    default RolloutTransition on(AbortAsked event, RolloutTerms terms) {
        return RolloutState.abort(terms);
    }

    /** An operator still writes it. */
    record Draft() implements BeforeStart {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.draft(this);
        }

        @Override
        public Name name() {
            return Name.DRAFT;
        }

        @Override
        public RolloutTransition on(Submitted event, RolloutTerms terms) {
            return event.members() == 0 && !terms.isDynamic() ? refuse(event, Refusal.NO_MEMBERS) : prepare();
        }

        @Override
        public RolloutTransition on(TargetEdited event, RolloutTerms terms) {
            return RolloutState.move(this);
        }

        @Override
        public RolloutTransition on(AbortAsked event, RolloutTerms terms) {
            return refuse(event, Refusal.NOT_NOW);
        }
    }

    /** Its members are being written. */
    record Preparing() implements BeforeStart {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.preparing(this);
        }

        @Override
        public Name name() {
            return Name.PREPARING;
        }

        @Override
        public boolean isPreparing() {
            return true;
        }

        @Override
        public RolloutTransition on(MembersPrepared event, RolloutTerms terms) {
            return RolloutState.move(terms.needsApproval() ? new AwaitingApproval() : new Scheduled());
        }
    }

    /** Another person has to approve it. */
    record AwaitingApproval() implements BeforeStart {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.awaitingApproval(this);
        }

        @Override
        public Name name() {
            return Name.AWAITING_APPROVAL;
        }

        @Override
        public boolean takesNewcomers() {
            return true;
        }

        @Override
        public RolloutTransition on(Approved event, RolloutTerms terms) {
            return event.byAnother() ? RolloutState.move(new Scheduled()) : refuse(event, Refusal.OWN_APPROVAL);
        }

        @Override
        public RolloutTransition on(ApprovalDenied event, RolloutTerms terms) {
            return RolloutState.enter(new AtRest.Denied());
        }
    }

    /** It waits for its start time. */
    record Scheduled() implements BeforeStart {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.scheduled(this);
        }

        @Override
        public Name name() {
            return Name.SCHEDULED;
        }

        @Override
        public boolean isScheduled() {
            return true;
        }

        @Override
        public boolean takesNewcomers() {
            return true;
        }

        @Override
        public RolloutTransition on(StartDue event, RolloutTerms terms) {
            return RolloutState.move(
                    new Running(), new RolloutEffect.StartDeadline(), new RolloutEffect.OpenFirstWave());
        }

        /** An approval is of the terms of before. */
        @Override
        public RolloutTransition on(TermsEdited event, RolloutTerms terms) {
            return RolloutState.move(terms.needsApproval() ? new AwaitingApproval() : this);
        }
    }
}
