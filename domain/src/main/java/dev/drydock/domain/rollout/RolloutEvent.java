package dev.drydock.domain.rollout;

import dev.drydock.domain.gate.Verdict;

/** An occurrence that may move a rollout. */
public sealed interface RolloutEvent {
    /** Hands itself to the state of a rollout. */
    RolloutTransition applyTo(RolloutState state, RolloutTerms terms);

    /**
     * An operator submits a draft.
     *
     * @param members the devices that fit its target
     */
    record Submitted(long members) implements RolloutEvent {
        @Override
        public RolloutTransition applyTo(RolloutState state, RolloutTerms terms) {
            return state.on(this, terms);
        }
    }

    /** Every member is written. */
    record MembersPrepared() implements RolloutEvent {
        @Override
        public RolloutTransition applyTo(RolloutState state, RolloutTerms terms) {
            return state.on(this, terms);
        }
    }

    /**
     * A person approves it.
     *
     * @param byAnother than the one who submitted it
     */
    record Approved(boolean byAnother) implements RolloutEvent {
        @Override
        public RolloutTransition applyTo(RolloutState state, RolloutTerms terms) {
            return state.on(this, terms);
        }
    }

    /** A person denies the approval. */
    record ApprovalDenied() implements RolloutEvent {
        @Override
        public RolloutTransition applyTo(RolloutState state, RolloutTerms terms) {
            return state.on(this, terms);
        }
    }

    /** An operator changes target, waves or image. */
    record TargetEdited() implements RolloutEvent {
        @Override
        public RolloutTransition applyTo(RolloutState state, RolloutTerms terms) {
            return state.on(this, terms);
        }
    }

    /** An operator changes other terms than the target, waves or image. */
    record TermsEdited() implements RolloutEvent {
        @Override
        public RolloutTransition applyTo(RolloutState state, RolloutTerms terms) {
            return state.on(this, terms);
        }
    }

    /** Its start time has come, or an operator starts it. */
    record StartDue() implements RolloutEvent {
        @Override
        public RolloutTransition applyTo(RolloutState state, RolloutTerms terms) {
            return state.on(this, terms);
        }
    }

    /** An operator pauses it. */
    record PauseAsked() implements RolloutEvent {
        @Override
        public RolloutTransition applyTo(RolloutState state, RolloutTerms terms) {
            return state.on(this, terms);
        }
    }

    /**
     * An operator resumes it.
     *
     * @param acceptsFailures whether the failures that stopped it are accepted
     */
    record ResumeAsked(boolean acceptsFailures) implements RolloutEvent {
        @Override
        public RolloutTransition applyTo(RolloutState state, RolloutTerms terms) {
            return state.on(this, terms);
        }
    }

    /** An operator sets other limits of failures. */
    record LimitsChanged() implements RolloutEvent {
        @Override
        public RolloutTransition applyTo(RolloutState state, RolloutTerms terms) {
            return state.on(this, terms);
        }
    }

    /** An operator sets a deadline that has not passed. */
    record DeadlineMoved() implements RolloutEvent {
        @Override
        public RolloutTransition applyTo(RolloutState state, RolloutTerms terms) {
            return state.on(this, terms);
        }
    }

    /** Its deadline has passed. */
    record DeadlinePassed() implements RolloutEvent {
        @Override
        public RolloutTransition applyTo(RolloutState state, RolloutTerms terms) {
            return state.on(this, terms);
        }
    }

    /** The gate of a wave stops it. */
    record WaveStopped(Verdict verdict) implements RolloutEvent {
        @Override
        public RolloutTransition applyTo(RolloutState state, RolloutTerms terms) {
            return state.on(this, terms);
        }
    }

    /** A device refuses the image for a reason of trust. */
    record TrustRefused(Paused.Distrust by) implements RolloutEvent {
        @Override
        public RolloutTransition applyTo(RolloutState state, RolloutTerms terms) {
            return state.on(this, terms);
        }
    }

    /** The last wave has passed, and every member has ended. */
    record WavesPassed() implements RolloutEvent {
        @Override
        public RolloutTransition applyTo(RolloutState state, RolloutTerms terms) {
            return state.on(this, terms);
        }
    }

    /** Every member has ended. */
    record MembersEnded() implements RolloutEvent {
        @Override
        public RolloutTransition applyTo(RolloutState state, RolloutTerms terms) {
            return state.on(this, terms);
        }
    }

    /** An operator aborts it. */
    record AbortAsked() implements RolloutEvent {
        @Override
        public RolloutTransition applyTo(RolloutState state, RolloutTerms terms) {
            return state.on(this, terms);
        }
    }

    /** Devices are not waited for any longer. */
    record AbortPatienceOver() implements RolloutEvent {
        @Override
        public RolloutTransition applyTo(RolloutState state, RolloutTerms terms) {
            return state.on(this, terms);
        }
    }

    /** An operator rolls it back. */
    record RollbackAsked() implements RolloutEvent {
        @Override
        public RolloutTransition applyTo(RolloutState state, RolloutTerms terms) {
            return state.on(this, terms);
        }
    }

    /** The rollout of the other image has ended. */
    record ChildEnded(boolean wasAborted) implements RolloutEvent {
        @Override
        public RolloutTransition applyTo(RolloutState state, RolloutTerms terms) {
            return state.on(this, terms);
        }
    }

    /** An operator closes it. */
    record CloseAsked() implements RolloutEvent {
        @Override
        public RolloutTransition applyTo(RolloutState state, RolloutTerms terms) {
            return state.on(this, terms);
        }
    }
}
