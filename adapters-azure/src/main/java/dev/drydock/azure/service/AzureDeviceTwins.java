package dev.drydock.azure.service;

import com.microsoft.azure.sdk.iot.service.twin.Twin;
import dev.drydock.application.service.tag.DeviceTags;
import dev.drydock.application.service.twin.DeviceTwin;
import dev.drydock.application.service.twin.DeviceTwins;
import dev.drydock.application.service.twin.TwinListing;
import dev.drydock.application.service.twin.TwinRead;
import dev.drydock.application.service.twin.Written;
import dev.drydock.azure.hub.HubCalls;
import dev.drydock.azure.hub.HubCalls.Outcome;
import dev.drydock.azure.hub.HubCalls.SdkCall;
import dev.drydock.azure.hub.HubClients;
import dev.drydock.azure.hub.HubFault;
import dev.drydock.azure.hub.HubOperation;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.trust.keyset.SignedKeySet;
import dev.drydock.protocol.trust.TrustDocument;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Device twins of IoT Hub and their tags. Twins are read again and again for whoever follows a device. */
final class AzureDeviceTwins implements DeviceTwins, DeviceTags {
    private static final int MOST_READ_AGAIN = 100;

    private final HubCalls calls;
    private final HubClients clients;
    private final TwinPolling polling;
    private final TwinVersions versions = new TwinVersions();

    AzureDeviceTwins(HubCalls calls, HubClients clients, TwinPolling polling) {
        this.calls = calls;
        this.clients = clients;
        this.polling = polling;
    }

    @Override
    public CompletionStage<TwinRead> read(DeviceId device) {
        return current(HubOperation.TWIN_READ, device, () -> clients.twins().get(device.value()))
                .thenApply(outcome -> outcome.as(AzureDeviceTwins::found, AzureDeviceTwins::notFound));
    }

    /** A twin as it is once the call has been made. */
    private CompletionStage<Outcome<Twin>> current(HubOperation operation, DeviceId device, SdkCall<Twin> call) {
        int before = versions.known(device.value());
        return calls.repeatable(operation, call).thenApply(outcome -> {
            outcome.value().ifPresent(twin -> versions.current(twin, before));
            return outcome;
        });
    }

    @Override
    public Watch watch(DeviceId device, Consumer<DeviceTwin> listener) {
        return polling.watch(device, listener);
    }

    /** Tells of twins page by page; those that are older on a page than known are read one by one, a hundred of them at a time. */
    @Override
    public CompletionStage<TwinListing> list(Consumer<DeviceTwin> listener) {
        List<DeviceId> older = new ArrayList<>();
        Consumer<Twin> each = twin -> TwinReading.read(twin).ifPresent(found -> {
            if (versions.takes(twin)) {
                listener.accept(found);
            } else {
                older.add(found.id());
            }
        });
        return new TwinQuery(calls, clients, "SELECT * FROM devices", each)
                .run()
                .thenCompose(fault -> readEach(fault.isPresent() ? new ArrayList<>() : older, listener)
                        .thenApply(read -> new TwinListing(Optional.empty(), fault.map(HubFault::why))));
    }

    private CompletionStage<Void> readEach(List<DeviceId> devices, Consumer<DeviceTwin> listener) {
        Collections.shuffle(devices);
        List<CompletableFuture<TwinRead>> readings = devices.stream()
                .limit(MOST_READ_AGAIN)
                .map(device -> read(device).toCompletableFuture())
                .toList();
        return CompletableFuture.allOf(readings.toArray(CompletableFuture[]::new))
                .thenRun(() ->
                        readings.forEach(reading -> reading.join().ifFound().ifPresent(listener)));
    }

    @Override
    public CompletionStage<Written> desire(DeviceId device, UpdateOrder order) {
        return patch(device, TwinReading.desire(device, order));
    }

    @Override
    public CompletionStage<Written> bring(DeviceId device, List<SignedKeySet> sets) {
        return patch(device, TwinReading.trust(device, TrustDocument.writeWhatFits(sets)));
    }

    @Override
    public CompletionStage<Written> withdraw(DeviceId device) {
        return patch(device, TwinReading.withdraw(device));
    }

    @Override
    public Optional<String> objection(Set<String> before, Set<String> set, Set<String> removed) {
        return TagPaths.objection(before, set, removed);
    }

    @Override
    public CompletionStage<Written> write(DeviceId device, Map<String, String> set, Set<String> removed) {
        return patch(device, TwinReading.tag(device, TagPaths.patch(set, removed)));
    }

    private CompletionStage<Written> patch(DeviceId device, Twin patch) {
        return current(HubOperation.TWIN_UPDATE, device, () -> clients.twins().patch(patch))
                .thenApply(AzureDeviceTwins::written);
    }

    /** Removes the device from the registry, and with it its twin and its key. */
    @Override
    public CompletionStage<Written> forget(DeviceId device) {
        return calls.repeatable(HubOperation.REGISTRY, () -> {
                    clients.registry().removeDevice(device.value());
                    return device;
                })
                .thenApply(AzureDeviceTwins::written);
    }

    private static Written written(Outcome<?> outcome) {
        return outcome.as(
                done -> new Written.Done(),
                fault -> fault.isUnknownDevice() ? new Written.UnknownDevice() : new Written.Unreachable(fault.why()));
    }

    private static TwinRead found(Twin twin) {
        return TwinReading.read(twin).<TwinRead>map(TwinRead.Found::new).orElseGet(TwinRead.UnknownDevice::new);
    }

    private static TwinRead notFound(HubFault fault) {
        return fault.isUnknownDevice() ? new TwinRead.UnknownDevice() : new TwinRead.Unreachable(fault.why());
    }
}
