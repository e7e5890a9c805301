package dev.drydock.application.service.twin;

/** Whether a device is connected, as far as the transport can tell. */
public enum Presence {
    CONNECTED,
    AWAY,
    UNKNOWN
}
