package dev.drydock.protocol.fleet;

import dev.drydock.protocol.fleet.QueryReading.Refused;

/** The end of reading at a text that was not expected there. It does not leave {@link QueryText}. */
final class Unexpected extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Refused refusal;

    Unexpected(int position, String expected, String found) {
        super(expected, null, false, false);
        refusal = new Refused(position, expected, found);
    }

    Refused refusal() {
        return refusal;
    }
}
