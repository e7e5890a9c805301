package dev.drydock.bootstrap.demo;

import dev.drydock.azure.connection.DeviceConnection;
import dev.drydock.azure.connection.ServiceConnection;
import dev.drydock.azure.device.AzureDeviceSettings;
import dev.drydock.azure.hub.HubTier;
import dev.drydock.azure.service.AzureServiceSettings;
import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.bootstrap.device.settings.DeviceTransportSettings;
import dev.drydock.bootstrap.file.TlsFiles;
import dev.drydock.bootstrap.service.wiring.ServiceTransportSettings;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.hub.HubNotStarted;
import dev.drydock.hub.HubSettings;
import dev.drydock.hub.LocalHub;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import javax.net.ssl.SSLContext;

/** A local hub for the time of the demo, at a loopback address of its own where the system has more than one. */
final class DemoHub implements DemoTransport {
    private static final int HIGHEST = 255;

    private final LocalHub hub;
    private final SSLContext trust;

    DemoHub(Path folder) {
        this.hub = start(folder);
        this.trust = TlsFiles.trusting(hub.authorityFile());
    }

    @Override
    public String listensAt() {
        return "A local IoT Hub takes devices at " + hub.hostName() + ":" + hub.mqttPort() + " and services at port "
                + hub.restPort() + ".";
    }

    @Override
    public URI peer() {
        return URI.create("https://" + hub.hostName() + ":" + hub.restPort());
    }

    @Override
    public DeviceTransportSettings device(DeviceId device) {
        DeviceConnection connection = DeviceConnection.parse(hub.registerDevice(device.value()));
        return new DeviceTransportSettings.Azure(new AzureDeviceSettings(connection, false, Optional.of(trust)));
    }

    @Override
    public ServiceTransportSettings service() {
        return new ServiceTransportSettings.Azure(new AzureServiceSettings(
                ServiceConnection.parse(hub.serviceConnectionString()),
                HubTier.S1,
                1,
                Duration.ofMillis(200),
                Optional.of(trust)));
    }

    @Override
    public void close() {
        hub.close();
    }

    private static LocalHub start(Path folder) {
        ThreadLocalRandom dice = ThreadLocalRandom.current();
        String own =
                "127." + dice.nextInt(1, HIGHEST) + "." + dice.nextInt(1, HIGHEST) + "." + dice.nextInt(1, HIGHEST);
        try {
            return LocalHub.start(settings(own, folder));
        } catch (HubNotStarted e) {
            return startAtTheUsualAddress(folder);
        }
    }

    private static LocalHub startAtTheUsualAddress(Path folder) {
        try {
            return LocalHub.start(settings("127.0.0.1", folder));
        } catch (HubNotStarted e) {
            throw new CommandFailure(ExitCode.FAILED, String.valueOf(e.getMessage()));
        }
    }

    private static HubSettings settings(String address, Path folder) {
        return new HubSettings(address, Optional.empty(), HubSettings.MQTT_PORT, 0, folder);
    }
}
