package dev.drydock.http.wire;

import java.io.IOException;

/** The time that may be spent on waiting for the bytes of a server. */
public interface Patience {
    /**
     * Begins a read and gives the longest that it may wait, nanoseconds, at least 1. A read that comes to this end is begun again.
     *
     * @throws IOException when no more time may be spent
     */
    long begin() throws IOException;

    /** Ends a read, be it with bytes or without. */
    void end();
}
