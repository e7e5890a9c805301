package dev.drydock.application.service.stop;

import dev.drydock.application.service.call.MethodAnswer;
import dev.drydock.application.service.twin.LeftOrder;
import dev.drydock.domain.order.UpdateId;

/** The result of cancelling a device's update. */
public sealed interface StopResult {
    /** One result for each case. */
    interface Cases<T> {
        T answered(Answered answered);

        T withdrawn(Withdrawn withdrawn);

        T nothingToCancel(NothingToCancel nothing);

        T notOurs(NotOurs foreign);

        T notReached(NotReached notReached);

        T unknownDevice(UnknownDevice unknown);

        T unreachable(Unreachable unreachable);
    }

    <T> T match(Cases<T> cases);

    /** The device answered: it took the cancel when the update is cancelled or had ended, and refused it when it no longer can be. */
    record Answered(UpdateId id, MethodAnswer answer) implements StopResult {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.answered(this);
        }
    }

    /** An order that the device had not begun was taken back. */
    record Withdrawn(UpdateId id) implements StopResult {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.withdrawn(this);
        }
    }

    /** There was nothing to cancel. */
    record NothingToCancel() implements StopResult {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.nothingToCancel(this);
        }
    }

    /** The only order is one that another program left; it stays. */
    record NotOurs(LeftOrder.Foreign order) implements StopResult {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.notOurs(this);
        }
    }

    /** The update is under way on a device that cannot be reached now, or did not answer. */
    record NotReached(UpdateId id, String why) implements StopResult {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.notReached(this);
        }
    }

    /** Nobody knows such a device. */
    record UnknownDevice() implements StopResult {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.unknownDevice(this);
        }
    }

    /** The transport cannot be reached, or refuses. */
    record Unreachable(String why) implements StopResult {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.unreachable(this);
        }
    }
}
