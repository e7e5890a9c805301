package dev.drydock.application.fleet.simulate;

import dev.drydock.domain.member.MemberEffect;
import dev.drydock.domain.member.terms.Ordering;
import java.util.OptionalLong;

/**
 * The rates at which a transport takes what the server sends.
 *
 * @param callsPerSecond direct methods
 * @param desiredPerSecond writes of desired state
 * @param messagesPerDay each way counted as one; empty when there is no limit
 */
public record Lanes(double callsPerSecond, double desiredPerSecond, OptionalLong messagesPerDay) {
    /** A broker of one's own; as fast as the server sends. */
    public static final Lanes BROKER = new Lanes(5_000, 5_000, OptionalLong.empty());

    /** @throws IllegalArgumentException when a rate is not above zero */
    public Lanes {
        if (!(callsPerSecond > 0 && desiredPerSecond > 0)) {
            throw new IllegalArgumentException("a transport takes more than nothing in a second");
        }
    }

    /** The queues of a transport in one dry run. */
    static final class Queues implements MemberEffect.Performer {
        private static final double MOMENT = 200;

        private final double betweenCalls;
        private final double betweenDesired;
        private final Ordering ordering;
        private double callsFree;
        private double desiredFree;
        private double now;
        private double sent;

        Queues(Lanes lanes, Ordering ordering) {
            this.ordering = ordering;
            betweenCalls = 1000 / lanes.callsPerSecond();
            betweenDesired = 1000 / lanes.desiredPerSecond();
        }

        /** The time at which something leaves that is sent now, milliseconds. */
        long send(MemberEffect effect, long time) {
            now = time;
            effect.performBy(this);
            return (long) Math.ceil(sent);
        }

        /** The orders that leave within the next moment. */
        int room(long time) {
            boolean byCall = orderLane() == Lane.CALLS;
            double behind = Math.max(0, (byCall ? callsFree : desiredFree) - time);
            double between = byCall ? betweenCalls : betweenDesired;
            return behind >= MOMENT ? 0 : Math.max(behind > 0 ? 0 : 1, (int) ((MOMENT - behind) / between));
        }

        /** The lane that orders take first. */
        Lane orderLane() {
            return ordering == Ordering.DESIRED ? Lane.DESIRED : Lane.CALLS;
        }

        /** Whether so much desired state is on its way that more of it has to wait. */
        boolean isDesiredFull(long time) {
            return desiredFree - time >= MOMENT;
        }

        @Override
        public void sendOrder(MemberEffect.SendOrder effect) {
            call();
        }

        @Override
        public void cancelUpdate(MemberEffect.CancelUpdate effect) {
            call();
        }

        @Override
        public void readReport(MemberEffect.ReadReport effect) {
            sent = now;
        }

        @Override
        public void leaveOrder(MemberEffect.LeaveOrder effect) {
            desire();
        }

        @Override
        public void withdrawOrder(MemberEffect.WithdrawOrder effect) {
            desire();
        }

        private void call() {
            sent = Math.max(now, callsFree);
            callsFree = sent + betweenCalls;
        }

        private void desire() {
            sent = Math.max(now, desiredFree);
            desiredFree = sent + betweenDesired;
        }
    }
}
