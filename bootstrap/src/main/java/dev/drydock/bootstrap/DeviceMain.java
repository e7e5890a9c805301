package dev.drydock.bootstrap;

import dev.drydock.bootstrap.commandline.device.DeviceCommand;
import dev.drydock.bootstrap.commandline.parsing.CommandLines;
import dev.drydock.bootstrap.console.Console;
import picocli.CommandLine;

/** The device app alone, on a class path without broker, image server or service app. */
public final class DeviceMain {
    private DeviceMain() {}

    public static void main(String[] args) {
        ThisProcess.run(console -> run(console, args));
    }

    /** Runs the device app in this process and returns its exit status. */
    public static int run(Console console, String... args) {
        CommandLine line = new CommandLine(new DeviceCommand(console));
        return CommandLines.run(console, line, () -> line, args);
    }
}
