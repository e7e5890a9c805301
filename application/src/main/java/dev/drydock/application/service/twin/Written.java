package dev.drydock.application.service.twin;

/** What came of changing what is kept of a device. */
public sealed interface Written {
    /** The transport has it. */
    record Done() implements Written {}

    /** Nobody knows such a device. */
    record UnknownDevice() implements Written {}

    /** The transport cannot be reached, or refuses. */
    record Unreachable(String why) implements Written {}
}
