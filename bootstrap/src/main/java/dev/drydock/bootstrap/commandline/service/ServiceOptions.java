package dev.drydock.bootstrap.commandline.service;

import dev.drydock.azure.hub.HubTier;
import dev.drydock.azure.service.AzureServiceSettings;
import dev.drydock.bootstrap.commandline.option.CommonOptions;
import dev.drydock.bootstrap.commandline.option.TransportOptions;
import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.bootstrap.service.ServiceSession;
import dev.drydock.bootstrap.service.wiring.ServiceTransportSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that the commands of the service app share. */
public final class ServiceOptions {
    private static final Duration STANDARD_INTERVAL = Duration.ofMillis(500);

    private final Console console;

    @Mixin
    CommonOptions common = new CommonOptions();

    @Mixin
    TransportOptions transport;

    @Option(
            names = "--connect-timeout",
            paramLabel = "TIME",
            defaultValue = "10s",
            description = "Time limit of connecting. Default: ${DEFAULT-VALUE}.")
    Duration connectTimeout = Duration.ofSeconds(10);

    @Option(
            names = "--hub-tier",
            paramLabel = "TIER",
            defaultValue = "s1",
            description = "Tier of the IoT Hub: free, s1, s2 or s3. Requests stay within its limits. "
                    + "Default: ${DEFAULT-VALUE}.")
    String hubTier = "s1";

    @Option(
            names = "--hub-units",
            paramLabel = "N",
            defaultValue = "1",
            description = "Units of the hub, 1 to 200. Default: ${DEFAULT-VALUE}.")
    int hubUnits = 1;

    /** Options that have not been parsed. */
    public ServiceOptions(Console console) {
        this.console = console;
        this.transport = new TransportOptions(console);
    }

    public ServiceSession open() {
        return open(STANDARD_INTERVAL);
    }

    /** Connects. Where a transport does not tell of changes, a followed device is polled at this interval. */
    public ServiceSession open(Duration interval) {
        return ServiceSession.open(console, chosen(interval), connectTimeout);
    }

    /** The transport of a server, which follows no single device. */
    public ServiceTransportSettings chosen() {
        return chosen(STANDARD_INTERVAL);
    }

    private ServiceTransportSettings chosen(Duration interval) {
        return switch (transport.chosen()) {
            case mqtt -> new ServiceTransportSettings.Mqtt(transport.mqtt());
            case azure -> new ServiceTransportSettings.Azure(hub(interval));
        };
    }

    /** The address of the other side, which tells by which address this machine is seen there. */
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
