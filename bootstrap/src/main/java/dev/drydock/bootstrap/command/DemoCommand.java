package dev.drydock.bootstrap.command;

import dev.drydock.bootstrap.CommandFailure;
import dev.drydock.bootstrap.demo.Demo;
import dev.drydock.bootstrap.options.CommonOptions;
import dev.drydock.bootstrap.options.Transport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code drydock demo}: the whole story in one process. */
@Command(
        name = "demo",
        description =
                "Show a whole update: a broker or a local IoT Hub, an image server, a device app and a service app in one process.")
public final class DemoCommand implements Callable<Integer> {
    private static final int MOST = 500;

    @Mixin
    CommonOptions common = new CommonOptions();

    @Option(
            names = "--transport",
            paramLabel = "NAME",
            defaultValue = "mqtt",
            description = "What carries the messages: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    Transport transport = Transport.mqtt;

    @Option(
            names = "--devices",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many devices to update at once, 1 to 500. Default: ${DEFAULT-VALUE}.")
    int devices = 1;

    @Override
    public Integer call() {
        if (devices < 1 || devices > MOST) {
            throw CommandFailure.wrongUse("--devices wants 1 to " + MOST + ", and got " + devices);
        }
        return new Demo(transport == Transport.azure, devices).run();
    }
}
