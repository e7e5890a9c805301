package dev.drydock.application.service.call;

import java.time.Duration;

/** What came of calling a device. */
public sealed interface CallOutcome {
    /** The device answered. */
    record Answered(MethodAnswer answer) implements CallOutcome {}

    /** The device is known, and not connected: it did not get the call. */
    record NotConnected() implements CallOutcome {}

    /** Nobody knows such a device. */
    record UnknownDevice() implements CallOutcome {}

    /** No answer came in time: the device may have got the call or not. */
    record OutcomeUnknown(String why) implements CallOutcome {}

    /** The transport wants fewer calls; this one was not passed on. */
    record Throttled(Duration after) implements CallOutcome {}

    /** The transport cannot be reached or does not let us in; the call was not passed on. */
    record Unreachable(String why) implements CallOutcome {}
}
