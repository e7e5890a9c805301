package dev.drydock.azure.service;

import com.microsoft.azure.sdk.iot.service.auth.AuthenticationType;
import com.microsoft.azure.sdk.iot.service.auth.SymmetricKey;
import com.microsoft.azure.sdk.iot.service.registry.Device;
import dev.drydock.application.service.identity.DeviceCredentials;
import dev.drydock.application.service.identity.DeviceIdentities;
import dev.drydock.application.service.identity.Registration;
import dev.drydock.application.service.identity.Thumbprint;
import dev.drydock.azure.connection.DeviceConnection;
import dev.drydock.azure.connection.HubAddress;
import dev.drydock.azure.hub.HubCalls;
import dev.drydock.azure.hub.HubClients;
import dev.drydock.azure.hub.HubFault;
import dev.drydock.azure.hub.HubOperation;
import dev.drydock.domain.device.DeviceId;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** The identity registry of IoT Hub. */
final class AzureDeviceIdentities implements DeviceIdentities {
    private static final int TRIES = 3;

    private final HubCalls calls;
    private final HubClients clients;
    private final HubAddress hub;

    AzureDeviceIdentities(HubCalls calls, HubClients clients, HubAddress hub) {
        this.calls = calls;
        this.clients = clients;
        this.hub = hub;
    }

    @Override
    public CompletionStage<Registration> register(DeviceId device, Optional<Thumbprint> certificate) {
        return register(device, certificate, TRIES);
    }

    private CompletionStage<Registration> register(DeviceId device, Optional<Thumbprint> certificate, int tries) {
        return calls.repeatable(HubOperation.REGISTRY, () -> clients.registry().getDevice(device.value()))
                .thenCompose(found -> found.as(
                        there -> CompletableFuture.completedFuture(found(there, certificate)),
                        fault -> fault.isUnknownDevice()
                                ? add(device, certificate, tries)
                                : CompletableFuture.completedFuture(notRegistered(fault))));
    }

    private CompletionStage<Registration> add(DeviceId device, Optional<Thumbprint> certificate, int tries) {
        return calls.once(HubOperation.REGISTRY, () -> clients.registry().addDevice(identity(device, certificate)))
                .thenCompose(added -> added.as(
                        made -> CompletableFuture.completedFuture(registered(made, true)),
                        fault -> tries > 1 && isWorthAnotherLook(fault)
                                ? register(device, certificate, tries - 1)
                                : CompletableFuture.completedFuture(notRegistered(fault))));
    }

    /** Another service may have made it just now. */
    private static boolean isWorthAnotherLook(HubFault fault) {
        return fault.isTransient() || fault instanceof HubFault.AlreadyThere;
    }

    private static Device identity(DeviceId device, Optional<Thumbprint> certificate) {
        if (certificate.isEmpty()) {
            return new Device(device.value(), AuthenticationType.SAS);
        }
        Device identity = new Device(device.value(), AuthenticationType.SELF_SIGNED);
        identity.setThumbprint(certificate.get().hex(), certificate.get().hex());
        return identity;
    }

    private Registration found(Device identity, Optional<Thumbprint> certificate) {
        return certificate.filter(asked -> !isFor(identity, asked)).isPresent()
                ? new Registration.ProvedOtherwise(proof(identity))
                : registered(identity, false);
    }

    private static boolean isFor(Device identity, Thumbprint certificate) {
        return identity.getAuthenticationType() == AuthenticationType.SELF_SIGNED
                && Stream.of(identity.getPrimaryThumbprint(), identity.getSecondaryThumbprint())
                        .anyMatch(certificate.hex()::equalsIgnoreCase);
    }

    private static String proof(Device identity) {
        return switch (identity.getAuthenticationType()) {
            case SAS -> "a key";
            case SELF_SIGNED -> "a certificate of another thumbprint";
            case CERTIFICATE_AUTHORITY -> "a certificate that an authority signed";
        };
    }

    private Registration registered(Device identity, boolean isNew) {
        SymmetricKey key = identity.getSymmetricKey();
        Optional<String> secret = Optional.ofNullable(key == null ? null : key.getPrimaryKey())
                .filter(text -> !text.isEmpty() && identity.getAuthenticationType() == AuthenticationType.SAS);
        DeviceConnection connection =
                new DeviceConnection(hub.forDevices(), new DeviceId(identity.getDeviceId()), secret, Optional.empty());
        return new Registration.Registered(new DeviceCredentials(connection.text()), isNew);
    }

    private static Registration notRegistered(HubFault fault) {
        return new Registration.NotRegistered(fault.why());
    }
}
