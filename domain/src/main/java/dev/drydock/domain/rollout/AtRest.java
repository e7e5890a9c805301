package dev.drydock.domain.rollout;

import java.util.List;

/** The rollout has ended. What its members report later is counted, and moves it no more. */
public sealed interface AtRest extends RolloutState {
    @Override
    default boolean isAtRest() {
        return true;
    }

    /** The last wave has passed and every member has ended, or an operator closed it: the rest is absent. */
    record Completed() implements AtRest {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.completed(this);
        }

        @Override
        public List<RolloutEffect> lasting() {
            return List.of(new RolloutEffect.CloseMembers());
        }
    }

    /** An operator ended it; devices are not waited for any more, and one that turns up with its order late is told to cancel it. */
    record Aborted() implements AtRest {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.aborted(this);
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
        public List<RolloutEffect> lasting() {
            return List.of(new RolloutEffect.AbortMembers());
        }
    }

    private static List<RolloutEffect> ending() {
        return List.of(
                new RolloutEffect.AbortMembers(), new RolloutEffect.CancelEarly(), new RolloutEffect.GiveUpMembers());
    }
}
