package dev.drydock.application.device.steps;

import dev.drydock.application.device.Restart;
import dev.drydock.application.device.StorageFailure;
import dev.drydock.application.device.slots.Slots;
import dev.drydock.application.time.WallTime;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.update.Effect;
import dev.drydock.domain.update.Ticket;
import dev.drydock.domain.update.UpdateEvent;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** The steps that change the boot record and restart, which are the same for real and for simulated updates. */
final class BootSteps {
    private final Slots slots;
    private final Restart restart;
    private final WallTime time;
    private final Executor worker;

    BootSteps(Slots slots, Restart restart, WallTime time, Executor worker) {
        this.slots = slots;
        this.restart = restart;
        this.time = time;
        this.worker = worker;
    }

    /** Does work on the worker; what the disk refuses becomes an event. */
    CompletionStage<UpdateEvent> work(Ticket ticket, Supplier<UpdateEvent> work) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return work.get();
                    } catch (StorageFailure e) {
                        return new UpdateEvent.WorkFailed(ticket, e.reason());
                    }
                },
                worker);
    }

    /** There is no calendar of windows yet, so it is open; but an order may have expired while it waited. */
    CompletionStage<UpdateEvent> awaitWindow(Effect.AwaitWindow work) {
        UpdateEvent event = work.order().expiredAt(time.now())
                ? new UpdateEvent.WorkFailed(work.ticket(), Reason.of(ReasonCode.ORDER_EXPIRED))
                : new UpdateEvent.WindowOpened(work.ticket());
        return CompletableFuture.completedFuture(event);
    }

    CompletionStage<Optional<UpdateEvent>> switchAndRestart(Effect.SwitchAndRestart work) {
        return restartAfter(work.ticket(), () -> slots.arm(work.target()));
    }

    CompletionStage<Optional<UpdateEvent>> rollBack(Effect.RollBack work) {
        return restartAfter(work.ticket(), () -> slots.commit(work.former()));
    }

    CompletionStage<UpdateEvent> commit(Effect.Commit work) {
        return work(work.ticket(), () -> {
            slots.commit(work.target());
            return new UpdateEvent.BootCommitted(work.ticket());
        });
    }

    CompletionStage<Void> disarm(Effect.Disarm work) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        slots.commit(work.keep());
                    } catch (StorageFailure e) {
                        System.getLogger(BootSteps.class.getName())
                                .log(System.Logger.Level.WARNING, "The trial could not be called off: {0}", e.reason());
                    }
                },
                worker);
    }

    UpdateEvent armed(Ticket ticket, UpdateOrder order, Supplier<Optional<Reason>> objection, Runnable arm) {
        Optional<Reason> found =
                order.expiredAt(time.now()) ? Optional.of(Reason.of(ReasonCode.ORDER_EXPIRED)) : objection.get();
        if (found.isPresent()) {
            return new UpdateEvent.WorkFailed(ticket, found.get());
        }
        arm.run();
        return new UpdateEvent.ImageInstalled(ticket, slots.boot().id());
    }

    private CompletionStage<Optional<UpdateEvent>> restartAfter(Ticket ticket, Runnable change) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        change.run();
                    } catch (StorageFailure e) {
                        return Optional.of(new UpdateEvent.WorkFailed(ticket, e.reason()));
                    }
                    return restart.request().map(reason -> new UpdateEvent.WorkFailed(ticket, reason));
                },
                worker);
    }
}
