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

    Module device(DeviceId device);

    Module service();

    @Override
    void close();
}
