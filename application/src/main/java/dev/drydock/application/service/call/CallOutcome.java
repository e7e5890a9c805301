package dev.drydock.application.service.call;

import java.time.Duration;

/**
 * The outcome of calling a device.
 *
 * <p>Closed unions of the service app are taken apart by double dispatch: a nested interface {@code Cases} has one method for each
 * case, and {@code match} calls the one that fits. A new case does not compile until every {@code Cases} handles it, which an
 * {@code instanceof} ladder with a last {@code else} would not tell.
 */
public sealed interface CallOutcome {
    /** One result for each case. */
    interface Cases<T> {
        T answered(Answered answered);

        T notConnected(NotConnected absent);

        T unknownDevice(UnknownDevice unknown);

        T outcomeUnknown(OutcomeUnknown unknown);

        T throttled(Throttled throttled);

        T unreachable(Unreachable unreachable);
    }

    <T> T match(Cases<T> cases);

    /** The device answered. */
    record Answered(MethodAnswer answer) implements CallOutcome {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.answered(this);
        }
    }

    /** The device is known, and not connected: it did not get the call. */
    record NotConnected() implements CallOutcome {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.notConnected(this);
        }
    }

    /** Nobody knows such a device. */
    record UnknownDevice() implements CallOutcome {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.unknownDevice(this);
        }
    }

    /** No answer came in time: the device may have got the call or not. */
    record OutcomeUnknown(String why) implements CallOutcome {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.outcomeUnknown(this);
        }
    }

    /** The transport asks for fewer calls; this one was not passed on. */
    record Throttled(Duration after) implements CallOutcome {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.throttled(this);
        }
    }

    /** The transport cannot be reached or refuses; the call was not passed on. */
    record Unreachable(String why) implements CallOutcome {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.unreachable(this);
        }
    }
}
