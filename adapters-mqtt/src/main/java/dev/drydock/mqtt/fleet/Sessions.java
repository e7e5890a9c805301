package dev.drydock.mqtt.fleet;

import dev.drydock.application.service.twin.Presence;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.protocol.report.PresenceDocument;
import java.util.HashMap;
import java.util.Map;

/** The session in which each device was connected last: the late will of one that was replaced says nothing. */
final class Sessions {
    /** By their hashes: a million sessions would be some hundred megabytes otherwise. */
    private final Map<DeviceId, Integer> connected = new HashMap<>();

    /** The presence that a document tells; unknown when it is of a session that was replaced. */
    Presence of(DeviceId device, PresenceDocument said) {
        int session = said.session().hashCode();
        if (said.connected()) {
            connected.put(device, session);
            return Presence.CONNECTED;
        }
        Integer last = connected.get(device);
        return last == null || last == session ? Presence.AWAY : Presence.UNKNOWN;
    }

    /** Forgets all of them, as when a connection was lost in which others may have come. */
    void clear() {
        connected.clear();
    }
}
