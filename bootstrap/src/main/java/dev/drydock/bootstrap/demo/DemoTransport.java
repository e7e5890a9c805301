package dev.drydock.bootstrap.demo;

import com.google.inject.Module;
import dev.drydock.domain.device.DeviceId;
import java.net.URI;

/** What the demo's apps talk over, made for the time of the demo. */
interface DemoTransport extends AutoCloseable {
    /** Where it listens, for people. */
    String listensAt();

    /** What the apps talk to. */
    URI peer();

    /** What the demo calls its first device, its second, and so on. */
    default DeviceId name(int number) {
        return new DeviceId("gateway-" + number);
    }

    /** The module that brings the transport to a device app, which is let in from now on. */
    Module device(DeviceId device);

    Module service();

    @Override
    void close();
}
