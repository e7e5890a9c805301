package dev.drydock.bootstrap.service;

import dev.drydock.application.service.UpdateListener;
import dev.drydock.application.service.call.MethodAnswer;
import dev.drydock.application.service.follow.Sighting;
import dev.drydock.bootstrap.console.Plain;
import dev.drydock.domain.device.DeviceId;
import java.io.PrintStream;

/** Several devices' updates: a line for each thing that happens, with the device's name. */
public final class ManyDevicesView implements UpdateListener {
    private final PrintStream log;

    public ManyDevicesView(PrintStream log) {
        this.log = log;
    }

    @Override
    public void answered(DeviceId device, MethodAnswer answer) {
        say(device, "answered " + answer.status());
    }

    @Override
    public void left(DeviceId device, String why) {
        say(device, "order left: " + why);
    }

    @Override
    public void sighted(DeviceId device, Sighting sighting) {
        if (sighting instanceof Sighting.Changed changed) {
            say(device, changed.state().orElse(changed.firmwareStatus()));
        }
    }

    private void say(DeviceId device, String what) {
        synchronized (log) {
            log.println("  " + device + ": " + Plain.text(what));
        }
    }
}
