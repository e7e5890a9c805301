package dev.drydock.application.transport;

import java.time.Duration;

/** The listener to the state of a connection, for people to read. It must not block. */
public interface TransportObserver {
    void connected(String to);

    /** The connection broke, or could not be made; it is tried again after the pause. */
    void disconnected(String why, Duration pause);

    /** Somebody has to act, such as when two devices use one identity. */
    void alarmed(String what);

    /** An observer that ignores everything. */
    static TransportObserver silent() {
        return new TransportObserver() {
            @Override
            public void connected(String to) {}

            @Override
            public void disconnected(String why, Duration pause) {}

            @Override
            public void alarmed(String what) {}
        };
    }
}
