package dev.drydock.protocol.transport;

import java.time.Duration;

/** Is told what becomes of a connection, for people to read. Must not block. */
public interface TransportObserver {
    void connected(String to);

    /** The connection broke, or could not be made; it is tried again after the pause. */
    void disconnected(String why, Duration pause);

    /** Something that somebody should look after, such as two devices that use one identity. */
    void alarmed(String what);

    /** Tells nobody. */
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
