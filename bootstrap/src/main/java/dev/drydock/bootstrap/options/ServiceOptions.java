package dev.drydock.bootstrap.options;

import dev.drydock.bootstrap.service.ServiceSession;
import dev.drydock.bootstrap.wiring.MqttServiceModule;
import java.time.Duration;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the commands of the service app share. */
public final class ServiceOptions {
    @Mixin
    CommonOptions common = new CommonOptions();

    @Mixin
    TransportOptions transport = new TransportOptions();

    @Option(
            names = "--connect-timeout",
            paramLabel = "TIME",
            defaultValue = "10s",
            description = "How long a transport that does not answer is tried. Default: ${DEFAULT-VALUE}.")
    Duration connectTimeout = Duration.ofSeconds(10);

    public ServiceSession open() {
        return ServiceSession.open(new MqttServiceModule(transport.mqtt()), connectTimeout);
    }

    public TransportOptions transport() {
        return transport;
    }

    public Duration connectTimeout() {
        return connectTimeout;
    }
}
