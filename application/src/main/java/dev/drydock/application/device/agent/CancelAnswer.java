package dev.drydock.application.device.agent;

import dev.drydock.domain.reason.Reason;

/** The answer to {@code cancelFirmwareUpdate}. */
public sealed interface CancelAnswer {
    /** One answer for each case. */
    interface Cases<T> {
        T cancelled(Cancelled answer);

        T refused(Refused answer);

        T notReady(NotReady answer);
    }

    /** Picks the case of this answer. */
    <T> T match(Cases<T> cases);

    /** The update is cancelled, was at rest already, or never starts. */
    record Cancelled() implements CancelAnswer {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.cancelled(this);
        }
    }

    /** The update is past its point of no return, or another one is under way. */
    record Refused(Reason reason) implements CancelAnswer {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.refused(this);
        }
    }

    /** The device cannot decide now. */
    record NotReady(Reason reason) implements CancelAnswer {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.notReady(this);
        }
    }
}
