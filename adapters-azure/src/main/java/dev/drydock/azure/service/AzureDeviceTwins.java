package dev.drydock.azure.service;

import com.microsoft.azure.sdk.iot.service.twin.Twin;
import dev.drydock.application.service.twin.DeviceTwin;
import dev.drydock.application.service.twin.DeviceTwins;
import dev.drydock.application.service.twin.TwinListing;
import dev.drydock.application.service.twin.TwinRead;
import dev.drydock.application.service.twin.Written;
import dev.drydock.azure.hub.HubCalls;
import dev.drydock.azure.hub.HubCalls.SdkCall;
import dev.drydock.azure.hub.HubClients;
import dev.drydock.azure.hub.HubFault;
import dev.drydock.azure.hub.HubOperation;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.order.UpdateOrder;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Device twins of IoT Hub, which are read again and again for whoever follows a device. */
final class AzureDeviceTwins implements DeviceTwins {
    private final HubCalls calls;
    private final HubClients clients;
    private final TwinPolling polling;

    AzureDeviceTwins(HubCalls calls, HubClients clients, TwinPolling polling) {
        this.calls = calls;
        this.clients = clients;
        this.polling = polling;
    }

    @Override
    public CompletionStage<TwinRead> read(DeviceId device) {
        return calls.repeatable(HubOperation.TWIN_READ, () -> clients.twins().get(device.value()))
                .thenApply(outcome -> outcome.as(AzureDeviceTwins::found, AzureDeviceTwins::notFound));
    }

    @Override
    public Watch watch(DeviceId device, Consumer<DeviceTwin> listener) {
        return polling.watch(device, listener);
    }

    @Override
    public CompletionStage<TwinListing> list(Consumer<DeviceTwin> listener) {
        Consumer<Twin> each = twin -> TwinReading.read(twin).ifPresent(listener);
        return new TwinQuery(calls, clients, "SELECT * FROM devices", each)
                .run()
                .thenApply(fault -> new TwinListing(Optional.empty(), fault.map(HubFault::why)));
    }

    @Override
    public CompletionStage<Written> desire(DeviceId device, UpdateOrder order) {
        return write(HubOperation.TWIN_UPDATE, () -> clients.twins().patch(TwinReading.desire(device, order)));
    }

    @Override
    public CompletionStage<Written> withdraw(DeviceId device) {
        return write(HubOperation.TWIN_UPDATE, () -> clients.twins().patch(TwinReading.withdraw(device)));
    }

    /** Removes the device from the registry, and with it its twin and its key. */
    @Override
    public CompletionStage<Written> forget(DeviceId device) {
        return write(HubOperation.REGISTRY, () -> {
            clients.registry().removeDevice(device.value());
            return device;
        });
    }

    private <T> CompletionStage<Written> write(HubOperation operation, SdkCall<T> call) {
        return calls.repeatable(operation, call)
                .thenApply(outcome -> outcome.as(
                        done -> new Written.Done(),
                        fault -> fault instanceof HubFault.UnknownDevice
                                ? new Written.UnknownDevice()
                                : new Written.Unreachable(fault.why())));
    }

    private static TwinRead found(Twin twin) {
        return TwinReading.read(twin).<TwinRead>map(TwinRead.Found::new).orElseGet(TwinRead.UnknownDevice::new);
    }

    private static TwinRead notFound(HubFault fault) {
        return fault instanceof HubFault.UnknownDevice
                ? new TwinRead.UnknownDevice()
                : new TwinRead.Unreachable(fault.why());
    }
}
