package dev.drydock.application.service;

import dev.drydock.application.service.call.MethodAnswer;

/** What came of cancelling a device's update. */
public sealed interface StopResult {
    /** The device answered: 200 when it is cancelled or had ended, 409 when it can no longer be. */
    record Answered(String updateId, MethodAnswer answer) implements StopResult {}

    /** An order that the device had not begun was taken back. */
    record Withdrawn(String updateId) implements StopResult {}

    /** There was nothing to cancel. */
    record NothingToCancel() implements StopResult {}

    /** The update is under way on a device that cannot be reached now, or did not answer. */
    record NotReached(String updateId, String why) implements StopResult {}

    /** Nobody knows such a device. */
    record UnknownDevice() implements StopResult {}

    /** The transport cannot be reached, or refuses. */
    record Unreachable(String why) implements StopResult {}
}
