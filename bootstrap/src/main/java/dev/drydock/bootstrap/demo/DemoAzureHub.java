package dev.drydock.bootstrap.demo;

import dev.drydock.application.service.identity.DeviceCredentials;
import dev.drydock.application.service.identity.Registration;
import dev.drydock.azure.connection.DeviceConnection;
import dev.drydock.azure.connection.ServiceConnection;
import dev.drydock.azure.device.AzureDeviceSettings;
import dev.drydock.azure.hub.HubTier;
import dev.drydock.azure.service.AzureServiceSettings;
import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.bootstrap.device.settings.DeviceTransportSettings;
import dev.drydock.bootstrap.service.ServiceSession;
import dev.drydock.bootstrap.service.wiring.ServiceTransportSettings;
import dev.drydock.domain.device.DeviceId;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;

/** A hub of the user's, on which the demo registers devices of names that nobody has, and removes them again. */
final class DemoAzureHub implements DemoTransport {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int NAME_LENGTH = 8;

    private final String name = "drydock-demo-" + UUID.randomUUID().toString().substring(0, NAME_LENGTH);
    private final ServiceConnection connection;
    private final Optional<SSLContext> tls;
    private final ServiceSession registrar;
    private final List<DeviceId> registered = new CopyOnWriteArrayList<>();

    /**
     * Connects to the hub.
     *
     * @param tls what is trusted; empty for what the platform trusts
     */
    DemoAzureHub(Console console, ServiceConnection connection, Optional<SSLContext> tls) {
        this.connection = connection;
        this.tls = tls;
        this.registrar = ServiceSession.open(console, service(), PATIENCE);
    }

    @Override
    public String listensAt() {
        return "The hub " + connection.hub() + " lets devices be registered, which are removed in the end.";
    }

    @Override
    public URI peer() {
        return URI.create("https://" + connection.hub());
    }

    @Override
    public DeviceId name(int number) {
        return new DeviceId(name + "-" + number);
    }

    @Override
    public DeviceTransportSettings device(DeviceId device) {
        Registration registration =
                ServiceSession.await(registrar.identities().orElseThrow().register(device, Optional.empty()));
        DeviceCredentials credentials = registration.match(
                made -> made.isNew() ? made.credentials() : fail("the hub has a device " + device + " already"),
                other -> fail("the hub has a device " + device + " already"),
                refused -> fail(refused.why()));
        registered.add(device);
        return new DeviceTransportSettings.Azure(
                new AzureDeviceSettings(DeviceConnection.parse(credentials.text()), false, tls));
    }

    private static DeviceCredentials fail(String why) {
        throw new CommandFailure(ExitCode.UNREACHABLE, why);
    }

    @Override
    public ServiceTransportSettings service() {
        return new ServiceTransportSettings.Azure(
                new AzureServiceSettings(connection, HubTier.S1, 1, Duration.ofMillis(500), tls));
    }

    @Override
    public void close() {
        registered.forEach(device -> ServiceSession.await(registrar.twins().forget(device)));
        registrar.close();
    }
}
