package dev.drydock.bootstrap.commandline.option;

import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.domain.device.DeviceId;

/** Device ids as they are written on the command line. */
public final class DeviceArgument {
    private DeviceArgument() {}

    public static DeviceId parse(String text) {
        try {
            return new DeviceId(text);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.wrongUse("'" + dev.drydock.protocol.text.Plain.text(text) + "': " + e.getMessage());
        }
    }
}
