package dev.drydock.bootstrap.options;

import com.google.inject.Module;
import dev.drydock.azure.hub.HubTier;
import dev.drydock.azure.service.AzureServiceSettings;
import dev.drydock.bootstrap.CommandFailure;
import dev.drydock.bootstrap.service.ServiceSession;
import dev.drydock.bootstrap.wiring.AzureServiceModule;
import dev.drydock.bootstrap.wiring.MqttServiceModule;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the commands of the service app share. */
public final class ServiceOptions {
    private static final Duration STANDARD_INTERVAL = Duration.ofMillis(500);

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

    @Option(
            names = "--hub-tier",
            paramLabel = "TIER",
            defaultValue = "s1",
            description = "What IoT Hub it is, free, s1, s2 or s3: no more is asked of it than it takes. "
                    + "Default: ${DEFAULT-VALUE}.")
    String hubTier = "s1";

    @Option(
            names = "--hub-units",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many units the hub has, 1 to 200. Default: ${DEFAULT-VALUE}.")
    int hubUnits = 1;

    public ServiceSession open() {
        return open(STANDARD_INTERVAL);
    }

    /** Connects, to look at a device that is followed every so often where nothing tells of changes. */
    public ServiceSession open(Duration interval) {
        Module chosen = switch (transport.chosen()) {
            case mqtt -> new MqttServiceModule(transport.mqtt());
            case azure -> new AzureServiceModule(hub(interval));
        };
        return ServiceSession.open(chosen, connectTimeout);
    }

    /** What a service app talks to, which tells by which of this machine's addresses it is seen. */
    public URI peer() {
        return switch (transport.chosen()) {
            case mqtt -> transport.mqtt().broker();
            case azure -> URI.create("https://" + transport.hubForService().hub());
        };
    }

    private AzureServiceSettings hub(Duration interval) {
        try {
            return new AzureServiceSettings(transport.hubForService(), tier(), hubUnits, interval, transport.tls(true));
        } catch (IllegalArgumentException e) {
            throw CommandFailure.wrongUse("--hub-units: " + e.getMessage());
        }
    }

    private HubTier tier() {
        try {
            return HubTier.valueOf(hubTier.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw CommandFailure.wrongUse("--hub-tier is free, s1, s2 or s3, and got '" + hubTier + "'");
        }
    }

    public TransportOptions transport() {
        return transport;
    }

    public Duration connectTimeout() {
        return connectTimeout;
    }
}
