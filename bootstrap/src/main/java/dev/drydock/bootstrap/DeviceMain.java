package dev.drydock.bootstrap;

import dev.drydock.bootstrap.command.DeviceCommand;
import dev.drydock.bootstrap.console.CommandLines;
import dev.drydock.bootstrap.console.Logs;

/** The device app alone, on a class path without broker, image server or anything else that a device does without. */
public final class DeviceMain {
    private DeviceMain() {}

    public static void main(String[] args) {
        Logs.setUp();
        System.exit(CommandLines.run(new DeviceCommand(), args));
    }
}
