package dev.drydock.domain.rollout;

import dev.drydock.domain.rollout.RolloutEvent.RollbackAsked;
import java.util.List;

/** The rollout has ended. What its members report later is counted, and moves it no more; an operator may still take its image back. */
public sealed interface AtRest extends RolloutState permits AtRest.Reversible, AtRest.RolledBack, AtRest.Denied {
    @Override
    default boolean isAtRest() {
        return true;
    }

    /** It ended with an image on its devices, which may get another one still. */
    sealed interface Reversible extends AtRest permits Completed, Aborted {
        @Override
        default boolean takesRetries() {
            return true;
        }

        /** An image may turn out to be bad when all have it. */
        @Override
        default RolloutTransition on(RollbackAsked event, RolloutTerms terms) {
            return terms.hasWayBack() ? RolloutState.rollBack() : refuse(event, Refusal.NO_WAY_BACK);
        }
    }

    /** The last wave has passed and every member has ended, or an operator closed it: the rest is absent. */
    record Completed() implements Reversible {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.completed(this);
        }

        @Override
        public Name name() {
            return Name.COMPLETED;
        }

        @Override
        public List<RolloutEffect> lasting() {
            return List.of(new RolloutEffect.CloseMembers());
        }
    }

    /** An operator ended it; devices are not waited for any more, and one that turns up with its order late is told to cancel it. */
    record Aborted() implements Reversible {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.aborted(this);
        }

        @Override
        public Name name() {
            return Name.ABORTED;
        }

        @Override
        public boolean wasAborted() {
            return true;
        }

        @Override
        public List<RolloutEffect> lasting() {
            return ending();
        }
    }

    /** Its devices got another image, which one that turns up late with its order shall keep. */
    record RolledBack() implements AtRest {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.rolledBack(this);
        }

        @Override
        public Name name() {
            return Name.ROLLED_BACK;
        }

        @Override
        public boolean takesRetries() {
            return true;
        }

        @Override
        public List<RolloutEffect> lasting() {
            return ending();
        }
    }

    /** Its approval was denied. */
    record Denied() implements AtRest {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.denied(this);
        }

        @Override
        public Name name() {
            return Name.DENIED;
        }

        @Override
        public List<RolloutEffect> lasting() {
            return List.of(new RolloutEffect.AbortMembers());
        }
    }

    private static List<RolloutEffect> ending() {
        return List.of(
                new RolloutEffect.AbortMembers(), new RolloutEffect.CancelEarly(), new RolloutEffect.GiveUpMembers());
    }
}
