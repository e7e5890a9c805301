package dev.drydock.application.device.agent;

import dev.drydock.domain.reason.Reason;

/** What the caller of {@code cancelFirmwareUpdate} is told. */
public sealed interface CancelAnswer {
    /** It is cancelled, was at rest already, or will never start. */
    record Cancelled() implements CancelAnswer {}

    /** It is past its point of no return, or another one is under way. */
    record Refused(Reason reason) implements CancelAnswer {}

    /** It cannot be said now. */
    record NotReady(Reason reason) implements CancelAnswer {}
}
