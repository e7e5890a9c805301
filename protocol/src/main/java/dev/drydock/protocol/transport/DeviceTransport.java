package dev.drydock.protocol.transport;

import dev.drydock.application.device.agent.FollowDesired;
import dev.drydock.application.device.report.StatusReports;
import dev.drydock.protocol.method.DeviceMethodEndpoint;

/** A device's connection to the service, whatever carries it. It keeps itself connected until it is closed. */
public interface DeviceTransport extends AutoCloseable {
    /** Where reports go; usable before the connection is opened. */
    StatusReports reports();

    /** Connects, and from then on lets calls and desired orders in. Returns at once. */
    void open(DeviceMethodEndpoint methods, FollowDesired desired);

    /** Says goodbye and disconnects, in two seconds at most. */
    @Override
    void close();
}
