package dev.drydock.application.simulation.network;

import dev.drydock.application.service.twin.DeviceTwin;
import dev.drydock.application.service.twin.DeviceTwins;
import dev.drydock.application.service.twin.ReportedUpdate;
import dev.drydock.application.service.twin.TwinListing;
import dev.drydock.application.service.twin.TwinRead;
import dev.drydock.application.service.twin.Written;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.trust.keyset.SignedKeySet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Twins of which a watcher may see an older state after a newer one, but sees the newest in the end. */
final class LossyTwins implements DeviceTwins {
    private final ServiceEnd end;
    private final List<Watcher> watchers = new ArrayList<>();
    private long telling = -1;

    /** One who watches, told apart by being the same. */
    private static final class Watcher {
        final Consumer<DeviceTwin> listener;

        Watcher(Consumer<DeviceTwin> listener) {
            this.listener = listener;
        }
    }

    LossyTwins(ServiceEnd end) {
        this.end = end;
    }

    @Override
    public CompletionStage<TwinRead> read(DeviceId device) {
        return end.request(
                "read",
                () -> end.network.knowsDevice() ? new TwinRead.Found(end.network.twin()) : new TwinRead.UnknownDevice(),
                new TwinRead.Unreachable("there is no connection"));
    }

    @Override
    public Watch watch(DeviceId device, Consumer<DeviceTwin> listener) {
        Watcher watcher = new Watcher(listener);
        watchers.add(watcher);
        if (end.isUp()) {
            tell(watcher);
        }
        return () -> watchers.remove(watcher);
    }

    @Override
    public CompletionStage<TwinListing> list(Consumer<DeviceTwin> listener) {
        throw new AssertionError("nobody lists devices here");
    }

    @Override
    public CompletionStage<Written> desire(DeviceId device, UpdateOrder order) {
        return write(Optional.of(order));
    }

    @Override
    public CompletionStage<Written> withdraw(DeviceId device) {
        return write(Optional.empty());
    }

    @Override
    public CompletionStage<Written> bring(DeviceId device, List<SignedKeySet> sets) {
        throw new AssertionError("nobody brings key sets here");
    }

    @Override
    public CompletionStage<Written> forget(DeviceId device) {
        throw new AssertionError("nobody forgets devices here");
    }

    /** Tells every watcher what is known now. */
    void tell() {
        watchers.forEach(this::tell);
    }

    long telling() {
        return telling;
    }

    private CompletionStage<Written> write(Optional<UpdateOrder> order) {
        return end.request(
                "write",
                () -> {
                    end.network.desire(order);
                    return new Written.Done();
                },
                new Written.Unreachable("there is no connection"));
    }

    private void tell(Watcher watcher) {
        DeviceTwin twin = end.network.twin();
        boolean sent = end.network.carrier.carry("twin", () -> {
            if (end.isUp() && watchers.contains(watcher)) {
                end.process.run(() -> {
                    telling = twin.reported()
                            .flatMap(reported -> reported.update())
                            .map(ReportedUpdate::sequence)
                            .orElse(-1L);
                    watcher.listener.accept(twin);
                });
            }
        });
        if (!sent) {
            end.process.after(end.network.dice.seconds(5, 30), () -> tellAgain(watcher));
        }
    }

    private void tellAgain(Watcher watcher) {
        if (end.isUp() && watchers.contains(watcher)) {
            tell(watcher);
        }
    }
}
