package dev.drydock.application.service;

import dev.drydock.application.service.call.MethodAnswer;
import dev.drydock.application.service.follow.Sighting;
import dev.drydock.domain.device.DeviceId;

/** Is told what happens to an update, one thing at a time for each device. Must not block. */
public interface UpdateListener {
    /** The device answered the call. */
    void answered(DeviceId device, MethodAnswer answer);

    /** The order lies ready for the device. */
    void left(DeviceId device, String why);

    /** The device reported something new. */
    void sighted(DeviceId device, Sighting sighting);
}
