package dev.drydock.domain.member;

/** Work outside the machine. Every effect may be done again without harm: an order of one attempt is the same order. */
public sealed interface MemberEffect {
    /** Performs effects, one method for each kind. */
    interface Performer {
        void sendOrder(SendOrder effect);

        void leaveOrder(LeaveOrder effect);

        void withdrawOrder(WithdrawOrder effect);

        void cancelUpdate(CancelUpdate effect);

        void readReport(ReadReport effect);
    }

    /** Hands itself to the performer; a new effect does not compile until every performer handles it. */
    void performBy(Performer performer);

    /** Sends the order to the device. */
    record SendOrder(int attempt) implements MemberEffect {
        @Override
        public void performBy(Performer performer) {
            performer.sendOrder(this);
        }
    }

    /** Leaves the order as the device's desired state. */
    record LeaveOrder(int attempt) implements MemberEffect {
        @Override
        public void performBy(Performer performer) {
            performer.leaveOrder(this);
        }
    }

    /**
     * Withdraws this order, or an earlier one of the same rollout whose replacement was lost, and no other, from the desired state;
     * {@link MemberEvent.WithdrawalConfirmed} follows.
     *
     * @param leaving the time at which it was left, counted: one that was left again since needs a withdrawal of its own
     */
    record WithdrawOrder(int attempt, int leaving) implements MemberEffect {
        @Override
        public void performBy(Performer performer) {
            performer.withdrawOrder(this);
        }
    }

    /** Tells the device to cancel this update; its report says what became of it. */
    record CancelUpdate(int attempt) implements MemberEffect {
        @Override
        public void performBy(Performer performer) {
            performer.cancelUpdate(this);
        }
    }

    /** Reads the device's report once more. */
    record ReadReport() implements MemberEffect {
        @Override
        public void performBy(Performer performer) {
            performer.readReport(this);
        }
    }
}
