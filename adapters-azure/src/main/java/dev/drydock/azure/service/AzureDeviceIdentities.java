package dev.drydock.azure.service;

import com.microsoft.azure.sdk.iot.service.auth.AuthenticationType;
import com.microsoft.azure.sdk.iot.service.auth.SymmetricKey;
import com.microsoft.azure.sdk.iot.service.registry.Device;
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

/** The identity registry of IoT Hub: who may connect as a device. */
public final class AzureDeviceIdentities {
    private static final int TRIES = 3;

    private final HubCalls calls;
    private final HubClients clients;
    private final HubAddress hub;

    /** What came of registering a device. */
    public sealed interface Registration {
        /**
         * The device is registered.
         *
         * @param isNew false if it was before
         */
        record Registered(DeviceConnection connection, boolean isNew) implements Registration {}

        /** It is not, or nobody knows. */
        record NotRegistered(String why) implements Registration {}
    }

    /** A port is that of REST; devices have the usual one of MQTT. */
    AzureDeviceIdentities(HubCalls calls, HubClients clients, HubAddress hub) {
        this.calls = calls;
        this.clients = clients;
        this.hub = new HubAddress(hub.host(), Optional.empty());
    }

    /**
     * Makes an identity, or finds the one that exists. Making it again does no harm, so that it is tried again when it fails.
     *
     * @param thumbprint of the certificate that the device will show; empty for a device with a key
     */
    public CompletionStage<Registration> register(DeviceId device, Optional<String> thumbprint) {
        return register(device, thumbprint, TRIES);
    }

    private CompletionStage<Registration> register(DeviceId device, Optional<String> thumbprint, int tries) {
        return calls.repeatable(HubOperation.REGISTRY, () -> clients.registry().getDevice(device.value()))
                .thenCompose(found -> found.fault()
                                .filter(HubFault.UnknownDevice.class::isInstance)
                                .isPresent()
                        ? add(device, thumbprint, tries)
                        : CompletableFuture.completedFuture(
                                found.as(there -> registered(there, false), AzureDeviceIdentities::notRegistered)));
    }

    private CompletionStage<Registration> add(DeviceId device, Optional<String> thumbprint, int tries) {
        return calls.once(HubOperation.REGISTRY, () -> clients.registry().addDevice(identity(device, thumbprint)))
                .thenCompose(added -> tries > 1
                                && added.fault()
                                        .filter(AzureDeviceIdentities::isWorthAnotherLook)
                                        .isPresent()
                        ? register(device, thumbprint, tries - 1)
                        : CompletableFuture.completedFuture(
                                added.as(there -> registered(there, true), AzureDeviceIdentities::notRegistered)));
    }

    /** Somebody else may have made it just now. */
    private static boolean isWorthAnotherLook(HubFault fault) {
        return fault.isTransient() || fault instanceof HubFault.AlreadyThere;
    }

    private static Device identity(DeviceId device, Optional<String> thumbprint) {
        if (thumbprint.isEmpty()) {
            return new Device(device.value(), AuthenticationType.SAS);
        }
        Device identity = new Device(device.value(), AuthenticationType.SELF_SIGNED);
        identity.setThumbprint(thumbprint.get(), thumbprint.get());
        return identity;
    }

    private Registration registered(Device identity, boolean isNew) {
        SymmetricKey key = identity.getSymmetricKey();
        Optional<String> secret = Optional.ofNullable(key == null ? null : key.getPrimaryKey())
                .filter(text -> !text.isEmpty() && identity.getAuthenticationType() == AuthenticationType.SAS);
        return new Registration.Registered(
                new DeviceConnection(hub.forDevices(), new DeviceId(identity.getDeviceId()), secret), isNew);
    }

    private static Registration notRegistered(HubFault fault) {
        return new Registration.NotRegistered(fault.why());
    }
}
