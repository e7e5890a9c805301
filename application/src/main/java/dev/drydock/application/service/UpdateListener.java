package dev.drydock.application.service;

import dev.drydock.application.service.call.MethodAnswer;
import dev.drydock.application.service.follow.Sighting;
import dev.drydock.application.service.twin.LeftOrder;
import dev.drydock.domain.device.DeviceId;

/** The listener to the course of updates: it gets one thing at a time for each device, and must not block. */
public interface UpdateListener {
    /** The device answered the call. */
    void answered(DeviceId device, MethodAnswer answer);

    /** The order lies ready for the device. */
    void left(DeviceId device, String why);

    /** The device reported something new. */
    void sighted(DeviceId device, Sighting sighting);

    /** The desired properties hold an order of another program, which stays there. */
    default void foreignOrderKept(DeviceId device, LeftOrder.Foreign order) {}

    /** The order took the place of another program's order in the desired properties. */
    default void foreignOrderReplaced(DeviceId device, LeftOrder.Foreign order) {}
}
