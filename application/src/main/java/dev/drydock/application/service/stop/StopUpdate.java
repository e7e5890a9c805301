package dev.drydock.application.service.stop;

import dev.drydock.application.service.ServicePorts;
import dev.drydock.application.service.twin.DeviceTwin;
import dev.drydock.application.service.twin.TwinRead;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.order.UpdateId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Cancels an update: the order that this service left is taken back first, then the device is called. An order that another
 * program left stays.
 */
public final class StopUpdate {
    private final ServicePorts ports;

    public StopUpdate(ServicePorts ports) {
        this.ports = ports;
    }

    /**
     * Cancels an update.
     *
     * @param id the one to cancel; empty for whichever the device has, or is to have
     * @param timeout for the device's answer, and for each of the transport's
     */
    public CompletionStage<StopResult> stop(DeviceId device, Optional<UpdateId> id, Duration timeout) {
        return ports.within(timeout, ports.twins().read(device), new TwinRead.Unreachable(ServicePorts.LATE))
                .thenCompose(read -> read.match(new TwinRead.Cases<>() {
                    @Override
                    public CompletionStage<StopResult> found(TwinRead.Found found) {
                        return stop(found.twin(), id, timeout);
                    }

                    @Override
                    public CompletionStage<StopResult> unknownDevice(TwinRead.UnknownDevice unknown) {
                        return CompletableFuture.completedFuture(new StopResult.UnknownDevice());
                    }

                    @Override
                    public CompletionStage<StopResult> unreachable(TwinRead.Unreachable unreachable) {
                        return CompletableFuture.completedFuture(new StopResult.Unreachable(unreachable.why()));
                    }
                }));
    }

    private CompletionStage<StopResult> stop(DeviceTwin twin, Optional<UpdateId> id, Duration timeout) {
        Optional<UpdateId> target = id.or(() -> Cancellation.underWay(twin)).or(() -> Cancellation.left(twin));
        return target.isPresent()
                ? new Cancellation(ports, twin, target.get(), timeout).run(id.isEmpty())
                : CompletableFuture.completedFuture(nothing(twin));
    }

    private static StopResult nothing(DeviceTwin twin) {
        return twin.desired()
                .flatMap(order -> order.asForeign())
                .<StopResult>map(StopResult.NotOurs::new)
                .orElseGet(StopResult.NothingToCancel::new);
    }
}
