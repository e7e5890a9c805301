package dev.drydock.application.fleet.order;

import dev.drydock.application.fleet.feed.DesiredOrders;
import dev.drydock.application.service.twin.DeviceTwins;
import dev.drydock.application.service.twin.LeftOrder;
import dev.drydock.application.service.twin.TwinRead;
import dev.drydock.application.service.twin.Written;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.rollout.RolloutId;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Leaves orders in the desired state of devices, and withdraws them: its own alone. */
final class DesiredWriting {
    private final DeviceTwins twins;
    private final DesiredOrders desired;
    private final Strangers strangers;

    DesiredWriting(DeviceTwins twins, DesiredOrders desired, Strangers strangers) {
        this.twins = twins;
        this.desired = desired;
        this.strangers = strangers;
    }

    boolean isTaken(DeviceId device) {
        return strangers.haveGivenOrder(device);
    }

    CompletionStage<Written> leave(DeviceId device, UpdateOrder order) {
        return twins.desire(device, order).thenApply(written -> {
            if (written instanceof Written.Done) {
                desired.put(device, Optional.of(new LeftOrder.Ours(order)));
            }
            return written;
        });
    }

    /** Withdraws an order or an earlier one of its rollout; done as well when none of them stands there. */
    CompletionStage<Written> withdraw(DeviceId device, RolloutId rollout, int attempt) {
        return twins.read(device)
                .thenCompose(read -> read.match(new TwinRead.Cases<CompletionStage<Written>>() {
                    @Override
                    public CompletionStage<Written> found(TwinRead.Found found) {
                        return withdraw(device, found.twin().desired(), rollout, attempt);
                    }

                    /** A device of which nothing is kept but its order is none that can be read. */
                    @Override
                    public CompletionStage<Written> unknownDevice(TwinRead.UnknownDevice unknown) {
                        return withdraw(device, desired.of(device), rollout, attempt);
                    }

                    @Override
                    public CompletionStage<Written> unreachable(TwinRead.Unreachable unreachable) {
                        return CompletableFuture.completedFuture(new Written.Unreachable(unreachable.why()));
                    }
                }));
    }

    private CompletionStage<Written> withdraw(
            DeviceId device, Optional<LeftOrder> found, RolloutId rollout, int attempt) {
        if (found.filter(order -> Strangers.isUpTo(order, rollout, attempt)).isEmpty()) {
            return CompletableFuture.completedFuture(new Written.Done());
        }
        return twins.withdraw(device).thenApply(written -> {
            if (written instanceof Written.Done) {
                desired.put(device, Optional.empty());
            }
            return written;
        });
    }
}
