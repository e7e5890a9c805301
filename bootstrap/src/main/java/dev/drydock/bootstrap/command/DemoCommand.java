package dev.drydock.bootstrap.command;

import dev.drydock.bootstrap.CommandFailure;
import dev.drydock.bootstrap.demo.Demo;
import dev.drydock.bootstrap.options.CommonOptions;
import dev.drydock.bootstrap.options.TlsFiles;
import dev.drydock.bootstrap.options.Transport;
import dev.drydock.bootstrap.options.TransportOptions;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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

    @Override
    public Integer call() {
        if (devices < 1 || devices > MOST) {
            throw CommandFailure.wrongUse("--devices wants 1 to " + MOST + ", and got " + devices);
        }
        return new Demo(over(), devices).run();
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
