package dev.drydock.application.transport;

import dev.drydock.application.device.report.StatusReports;

/** A device's connection to the service, whatever carries it. It keeps itself connected until it is closed. */
public interface DeviceTransport extends AutoCloseable {
    /** The port for reports; usable before the connection is opened. */
    StatusReports reports();

    /** Connects, and from then on lets calls and desired orders in. Returns at once. */
    void open(DeviceRequests requests);

    /** Disconnects in good order, within two seconds. */
    @Override
    void close();
}
