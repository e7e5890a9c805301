package dev.drydock.application.service.twin;

/** What came of asking for a device. */
public sealed interface TwinRead {
    /** Here it is. */
    record Found(DeviceTwin twin) implements TwinRead {}

    /** Nobody knows such a device. */
    record UnknownDevice() implements TwinRead {}

    /** The transport cannot be reached, or refuses. */
    record Unreachable(String why) implements TwinRead {}
}
