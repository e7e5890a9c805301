package dev.drydock.application.service;

import dev.drydock.application.service.call.MethodAnswer;
import dev.drydock.application.service.follow.Sighting.Ending;
import dev.drydock.application.service.twin.Reported;
import dev.drydock.application.service.twin.ReportedReason;
import java.util.Optional;

/** What came of an update, as far as the service waited for it. */
public sealed interface UpdateResult {
    /** It ended. */
    record Ended(Ending ending, Optional<ReportedReason> reason, Reported reported) implements UpdateResult {}

    /** The device did not take the order. */
    record Refused(MethodAnswer answer) implements UpdateResult {}

    /** The order lies ready for the device, which was not there or did not answer. */
    record LeftForDevice(String why) implements UpdateResult {}

    /** The device was not there, and nothing was left for it. */
    record NotThere(String why) implements UpdateResult {}

    /** It has begun or may have, and its end was not waited for. */
    record NotYetKnown(String why) implements UpdateResult {}

    /** Neither a report nor a sign of life is known of such a device; nothing was left for it. */
    record UnknownDevice() implements UpdateResult {}

    /**
     * The transport cannot be reached, or refuses. An order whose leaving was not confirmed may lie ready all the same: order
     * again under the same id, or cancel.
     */
    record Unreachable(String why) implements UpdateResult {}
}
