package dev.drydock.bootstrap.commandline.local;

import dev.drydock.bootstrap.commandline.option.CommonOptions;
import dev.drydock.bootstrap.commandline.option.Numbers;
import dev.drydock.bootstrap.commandline.option.Transport;
import dev.drydock.bootstrap.commandline.option.TransportOptions;
import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.bootstrap.demo.Demo;
import dev.drydock.bootstrap.demo.FleetDemo;
import dev.drydock.bootstrap.file.TlsFiles;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code drydock demo}: a whole update in one process. */
@Command(
        name = "demo",
        description =
                "Show a whole update: a broker or a local IoT Hub, an image server, a device app and a service app in one process.")
public final class DemoCommand implements Callable<Integer> {
    private static final int MOST = 500;
    private static final int LEAST_FLEET = 50;
    private static final int MOST_FLEET = 2000;

    private final Console console;

    @Mixin
    CommonOptions common = new CommonOptions();

    @Option(
            names = "--transport",
            paramLabel = "NAME",
            defaultValue = "mqtt",
            description = "Transport: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    Transport transport = Transport.mqtt;

    @Option(
            names = "--devices",
            paramLabel = "N",
            defaultValue = "1",
            description = "Number of devices to update, 1 to 500. Default: ${DEFAULT-VALUE}.")
    int devices = 1;

    @Option(
            names = "--fleet",
            paramLabel = "N",
            description =
                    "Roll out to a fleet of N simulated devices instead, 50 to 2000: a good image that reaches all, "
                            + "and a bad one that is stopped and taken back.")
    @Nullable
    Integer fleet;

    @Option(
            names = "--tampered",
            description =
                    "Change the image after it was signed, and show how the device refuses it; ends with status 1.")
    boolean tampered;

    @Option(
            names = "--connection-string-file",
            paramLabel = "FILE",
            description = "With --transport azure: use the IoT Hub of this service connection string, register devices "
                    + "there, and remove them in the end. Default: a local hub.")
    @Nullable
    Path connectionStringFile;

    @Option(names = "--ca-file", paramLabel = "FILE", description = "Trust the certificates in FILE (PEM) of that hub.")
    @Nullable
    Path caFile;

    /** A command that has not been parsed. */
    public DemoCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (fleet != null) {
            if (transport != Transport.mqtt || devices != 1 || tampered) {
                throw CommandFailure.wrongUse("--fleet goes with no other option of the demo");
            }
            return new FleetDemo(console, (int) Numbers.between("--fleet", LEAST_FLEET, MOST_FLEET, fleet)).run();
        }
        return new Demo(console, over(), (int) Numbers.between("--devices", 1, MOST, devices), tampered).run();
    }

    private Demo.Over over() {
        if (transport == Transport.mqtt) {
            return new Demo.Over.Broker();
        }
        return connectionStringFile == null
                ? new Demo.Over.LocalHub()
                : new Demo.Over.Hub(
                        TransportOptions.hubOf(connectionStringFile),
                        Optional.ofNullable(caFile).map(TlsFiles::trusting));
    }
}
