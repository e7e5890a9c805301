package dev.drydock.application.device.agent;

import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.reason.Reason;

/** The answer to {@code firmwareUpdate}. */
public sealed interface OrderAnswer {
    /** One answer for each case. */
    interface Cases<T> {
        T taken(Taken answer);

        T refused(Refused answer);

        T busy(Busy answer);

        T notReady(NotReady answer);
    }

    /** Picks the case of this answer. */
    <T> T match(Cases<T> cases);

    /** The order is in the journal, now or since an earlier call, and the report of it is with the transport. */
    record Taken(UpdateId id) implements OrderAnswer {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.taken(this);
        }
    }

    /** The order is refused for good. */
    record Refused(Reason reason) implements OrderAnswer {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.refused(this);
        }
    }

    /** Another update is under way. */
    record Busy(Reason reason) implements OrderAnswer {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.busy(this);
        }
    }

    /** The order cannot be accepted now. */
    record NotReady(Reason reason) implements OrderAnswer {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.notReady(this);
        }
    }
}
