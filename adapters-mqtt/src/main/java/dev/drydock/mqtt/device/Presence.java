package dev.drydock.mqtt.device;

import dev.drydock.mqtt.link.Arrival;
import dev.drydock.mqtt.link.Outgoing;
import dev.drydock.protocol.report.PresenceDocument;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.UUID;

/**
 * The retained presence of one device: a session for each connection, so that the late will of a former connection can be told
 * from the present state, and another client with this device's identity from this one.
 */
final class Presence {
    private static final int REMEMBERED = 100;

    /** The meaning of a presence that the broker delivers. */
    enum Seen {
        /** That of the present connection. */
        CURRENT,
        /** A former one of this device, an absence, or none at all: to be replaced. */
        OUTDATED,
        /** That of another client, which is or was connected as this device: to be replaced. */
        OF_ANOTHER
    }

    private final String topic;
    private final Deque<String> sessions = new ArrayDeque<>();

    Presence(String topic) {
        this.topic = topic;
        renew();
    }

    /** Begins a session. */
    synchronized void renew() {
        sessions.addFirst(UUID.randomUUID().toString());
        if (sessions.size() > REMEMBERED) {
            sessions.removeLast();
        }
    }

    synchronized Outgoing present() {
        return document(true);
    }

    synchronized Outgoing absent() {
        return document(false);
    }

    synchronized Seen judge(Arrival arrival) {
        Optional<PresenceDocument> connected =
                PresenceDocument.read(arrival.payload()).filter(PresenceDocument::connected);
        if (connected.isEmpty()) {
            return Seen.OUTDATED;
        }
        String session = connected.get().session();
        if (session.equals(sessions.getFirst())) {
            return Seen.CURRENT;
        }
        return sessions.contains(session) ? Seen.OUTDATED : Seen.OF_ANOTHER;
    }

    private Outgoing document(boolean connected) {
        return Outgoing.retained(topic, new PresenceDocument(connected, sessions.getFirst()).write());
    }
}
