package dev.drydock.azure;

import dev.drydock.application.contract.TransportBench;
import dev.drydock.application.contract.TransportContract;
import dev.drydock.application.service.identity.Registration;
import dev.drydock.azure.connection.DeviceConnection;
import dev.drydock.azure.connection.ServiceConnection;
import dev.drydock.azure.device.AzureDeviceSettings;
import dev.drydock.azure.hub.HubTier;
import dev.drydock.azure.service.AzureServiceSettings;
import dev.drydock.azure.service.AzureServiceTransport;
import dev.drydock.domain.device.DeviceId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The contract against a real IoT Hub, run by the Maven profile {@code real-hub} alone. What may not be done to a hub that others
 * use, such as interrupting it, is left out: that is the part of the contract that is tagged {@code own-transport}. It makes about
 * thirty devices of a random prefix, one after the other, and removes them.
 */
@Tag("real-hub")
@Execution(ExecutionMode.SAME_THREAD)
class RealHubTransportContractTest extends TransportContract {
    private static final String CONNECTION = "DRYDOCK_TEST_HUB_CONNECTION_STRING";
    /** A PEM file, for a hub of a private authority. */
    private static final String AUTHORITY = "DRYDOCK_TEST_HUB_CA_FILE";

    private static final String PREFIX =
            "drydock-test-" + UUID.randomUUID().toString().substring(0, 8) + "-";

    @Override
    protected TransportBench bench() {
        String connection = System.getenv(CONNECTION);
        if (connection == null) {
            throw new AssertionError("set " + CONNECTION + " to a service's connection string of a real hub");
        }
        return new RealBench(ServiceConnection.parse(connection));
    }

    @Override
    protected String prefix() {
        return PREFIX;
    }

    private static final class RealBench extends AzureBench {
        private final Set<DeviceId> registered = ConcurrentHashMap.newKeySet();
        private final ServiceConnection connection;
        private final AzureServiceTransport registrar;

        RealBench(ServiceConnection connection) {
            this.connection = connection;
            this.registrar = serviceTransport();
        }

        @Override
        AzureDeviceSettings deviceSettings(DeviceId id) {
            registered.add(id);
            Registration registration = registrar
                    .identities()
                    .register(id, Optional.empty())
                    .toCompletableFuture()
                    .join();
            if (registration instanceof Registration.Registered done) {
                return new AzureDeviceSettings(
                        DeviceConnection.parse(done.credentials().text()), false, tls());
            }
            throw new AssertionError(registration);
        }

        @Override
        AzureServiceSettings serviceSettings() {
            return new AzureServiceSettings(connection, HubTier.S1, 1, Duration.ofMillis(500), tls());
        }

        @Override
        public void interrupt() {
            throw new UnsupportedOperationException("a real hub is not interrupted");
        }

        @Override
        public void restore() {
            throw new UnsupportedOperationException("a real hub is not interrupted");
        }

        @Override
        public void close() {
            registered.forEach(
                    id -> registrar.twins().forget(id).toCompletableFuture().join());
            registrar.close();
            super.close();
        }

        private static Optional<SSLContext> tls() {
            return Optional.ofNullable(System.getenv(AUTHORITY)).map(Path::of).map(HubBench::trust);
        }
    }
}
