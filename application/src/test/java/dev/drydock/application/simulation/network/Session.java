package dev.drydock.application.simulation.network;

/** One connection of a device, from its beginning until both sides know that it is gone. */
final class Session {
    final DeviceEnd end;
    /** Nothing gets through any more, and neither side has noticed. */
    boolean silent;
    /** When the last report over it arrives: they keep their order. */
    long lastArrival;
    /** The newest desired order that came over it. */
    long newestPush;

    Session(DeviceEnd end) {
        this.end = end;
    }
}
