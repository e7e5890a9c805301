package dev.drydock.domain.rollout;

import java.time.Duration;

/** Work outside the machine of a rollout. Every effect may be done again without harm. */
public sealed interface RolloutEffect {
    /** Performs effects, one method for each kind. */
    interface Performer {
        void prepareMembers(PrepareMembers effect);

        void openFirstWave(OpenFirstWave effect);

        void startDeadline(StartDeadline effect);

        void withdrawLeft(WithdrawLeft effect);

        void cancelEarly(CancelEarly effect);

        void abortMembers(AbortMembers effect);

        void awaitMembers(AwaitMembers effect);

        void giveUpMembers(GiveUpMembers effect);

        void reopenWave(ReopenWave effect);

        void rollBackMembers(RollBackMembers effect);

        void closeMembers(CloseMembers effect);
    }

    /** Hands itself to the performer; a new effect does not compile until every performer handles it. */
    void performBy(Performer performer);

    /** Writes the members of the rollout, in slices; {@link RolloutEvent.MembersPrepared} follows. */
    record PrepareMembers() implements RolloutEffect {
        @Override
        public void performBy(Performer performer) {
            performer.prepareMembers(this);
        }
    }

    /** Lets the first wave come to its turn. */
    record OpenFirstWave() implements RolloutEffect {
        @Override
        public void performBy(Performer performer) {
            performer.openFirstWave(this);
        }
    }

    /** Lets {@link RolloutEvent.DeadlinePassed} come after the time that the rollout has, if it has one; a former deadline is void. */
    record StartDeadline() implements RolloutEffect {
        @Override
        public void performBy(Performer performer) {
            performer.startDeadline(this);
        }
    }

    /** Takes back every order that was left; its member is held. */
    record WithdrawLeft() implements RolloutEffect {
        @Override
        public void performBy(Performer performer) {
            performer.withdrawLeft(this);
        }
    }

    /** Cancels the update of every member that has an order and has not begun to install. */
    record CancelEarly() implements RolloutEffect {
        @Override
        public void performBy(Performer performer) {
            performer.cancelEarly(this);
        }
    }

    /** Ends every member that has no order. */
    record AbortMembers() implements RolloutEffect {
        @Override
        public void performBy(Performer performer) {
            performer.abortMembers(this);
        }
    }

    /** Lets {@link RolloutEvent.AbortPatienceOver} come after this time. */
    record AwaitMembers(Duration patience) implements RolloutEffect {
        @Override
        public void performBy(Performer performer) {
            performer.awaitMembers(this);
        }
    }

    /** Ends every member that has not ended, as unreached. */
    record GiveUpMembers() implements RolloutEffect {
        @Override
        public void performBy(Performer performer) {
            performer.giveUpMembers(this);
        }
    }

    /** Lets the wave that failed go on with its evidence begun anew. */
    record ReopenWave() implements RolloutEffect {
        @Override
        public void performBy(Performer performer) {
            performer.reopenWave(this);
        }
    }

    /** Creates the rollout of the other image for every device that has the order or may have it; {@link RolloutEvent.ChildEnded} follows. */
    record RollBackMembers() implements RolloutEffect {
        @Override
        public void performBy(Performer performer) {
            performer.rollBackMembers(this);
        }
    }

    /** Ends every member that has not ended, as absent. */
    record CloseMembers() implements RolloutEffect {
        @Override
        public void performBy(Performer performer) {
            performer.closeMembers(this);
        }
    }
}
