package dev.drydock.bootstrap.demo;

import com.google.inject.Module;
import dev.drydock.azure.connection.ServiceConnection;
import dev.drydock.azure.device.AzureDeviceSettings;
import dev.drydock.azure.hub.HubTier;
import dev.drydock.azure.service.AzureDeviceIdentities.Registration;
import dev.drydock.azure.service.AzureServiceSettings;
import dev.drydock.bootstrap.CommandFailure;
import dev.drydock.bootstrap.ExitCode;
import dev.drydock.bootstrap.service.ServiceSession;
import dev.drydock.bootstrap.wiring.AzureDeviceModule;
import dev.drydock.bootstrap.wiring.AzureServiceModule;
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
    DemoAzureHub(ServiceConnection connection, Optional<SSLContext> tls) {
        this.connection = connection;
        this.tls = tls;
        this.registrar = ServiceSession.open(service(), PATIENCE);
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
    public Module device(DeviceId device) {
        Registration registration =
                ServiceSession.await(registrar.identities().orElseThrow().register(device, Optional.empty()));
        if (registration instanceof Registration.Registered made && made.isNew()) {
            registered.add(device);
            return new AzureDeviceModule(new AzureDeviceSettings(made.connection(), false, tls));
        }
        throw new CommandFailure(
                ExitCode.UNREACHABLE,
                registration instanceof Registration.NotRegistered refused
                        ? refused.why()
                        : "the hub has a device " + device + " already");
    }

    @Override
    public Module service() {
        return new AzureServiceModule(new AzureServiceSettings(connection, HubTier.S1, 1, Duration.ofMillis(500), tls));
    }

    @Override
    public void close() {
        registered.forEach(device -> ServiceSession.await(registrar.twins().forget(device)));
        registrar.close();
    }
}
