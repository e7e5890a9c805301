package dev.drydock.application.service;

import dev.drydock.application.service.call.MethodAnswer;
import dev.drydock.application.service.twin.DeviceTwin;
import java.util.Optional;

/** What came of telling a device to update. */
public sealed interface StartResult {
    /**
     * The device answered the call.
     *
     * @param before what was known of it before
     */
    record Answered(MethodAnswer answer, DeviceTwin before) implements StartResult {}

    /** The order lies ready for it. */
    record Left(String why, Optional<DeviceTwin> before) implements StartResult {}

    /** It was not there, and nothing was left for it. */
    record NotThere(String why) implements StartResult {}

    /** It may have taken the order or not, and nothing was left for it, as far as is known. */
    record MayHaveBegun(String why, DeviceTwin before) implements StartResult {}

    /** Nothing was ever heard of such a device; nothing was left for it. */
    record UnknownDevice() implements StartResult {}

    /** The transport cannot be reached, or refuses. */
    record Unreachable(String why) implements StartResult {}
}
