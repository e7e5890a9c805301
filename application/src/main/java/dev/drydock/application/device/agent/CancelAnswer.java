package dev.drydock.application.device.agent;

import dev.drydock.domain.reason.Reason;

/** What the caller of {@code cancelFirmwareUpdate} is told. */
public sealed interface CancelAnswer {
    /** One answer for each case. */
    interface Cases<T> {
        T cancelled(Cancelled answer);

        T refused(Refused answer);

        T notReady(NotReady answer);
    }

    /** Picks the case of this answer. */
    <T> T match(Cases<T> cases);

    /** It is cancelled, was at rest already, or will never start. */
    record Cancelled() implements CancelAnswer {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.cancelled(this);
        }
    }

    /** It is past its point of no return, or another one is under way. */
    record Refused(Reason reason) implements CancelAnswer {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.refused(this);
        }
    }

    /** It cannot be said now. */
    record NotReady(Reason reason) implements CancelAnswer {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.notReady(this);
        }
    }
}
