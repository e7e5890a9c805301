package dev.drydock.bootstrap.demo;

import dev.drydock.bootstrap.device.settings.DeviceTransportSettings;
import dev.drydock.bootstrap.service.wiring.ServiceTransportSettings;
import dev.drydock.domain.device.DeviceId;
import java.net.URI;

/** The transport of the demo, which exists as long as the demo. */
interface DemoTransport extends AutoCloseable {
    /** A sentence on where it listens. */
    String listensAt();

    /** The address of the broker or hub. */
    URI peer();

    /** The id of the first device, the second, and so on. */
    default DeviceId name(int number) {
        return new DeviceId("gateway-" + number);
    }

    /** The transport of a device app, which is admitted from now on. */
    DeviceTransportSettings device(DeviceId device);

    ServiceTransportSettings service();

    @Override
    void close();
}
