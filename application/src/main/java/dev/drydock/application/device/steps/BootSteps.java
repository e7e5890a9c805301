package dev.drydock.application.device.steps;

import dev.drydock.application.device.Restart;
import dev.drydock.application.device.StorageFailure;
import dev.drydock.application.device.image.StopSignal;
import dev.drydock.application.device.slots.SlotImage;
import dev.drydock.application.device.slots.Slots;
import dev.drydock.application.device.trust.OrderTrust;
import dev.drydock.domain.boot.Slot;
import dev.drydock.domain.firmware.ImageMeasure;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.trust.memory.Floor;
import dev.drydock.domain.trust.memory.Release;
import dev.drydock.domain.update.Effect;
import dev.drydock.domain.update.Ticket;
import dev.drydock.domain.update.UpdateEvent;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The steps that change the boot record and restart, which are the same for real and for simulated updates. */
final class BootSteps {
    private static final System.Logger LOG = System.getLogger(BootSteps.class.getName());

    private final Slots slots;
    private final Restart restart;
    private final InstallSchedule schedule;
    private final OrderTrust trust;
    private final Executor worker;

    BootSteps(Slots slots, Restart restart, InstallSchedule schedule, OrderTrust trust, Executor worker) {
        this.slots = slots;
        this.restart = restart;
        this.schedule = schedule;
        this.trust = trust;
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

    CompletionStage<UpdateEvent> awaitWindow(Effect.AwaitWindow work, Consumer<Reason> waiting, StopSignal stop) {
        return schedule.await(work, waiting, stop);
    }

    CompletionStage<Optional<UpdateEvent>> switchAndRestart(Effect.SwitchAndRestart work) {
        return restartAfter(work.ticket(), () -> {
            slots.arm(work.target());
            return Optional.empty();
        });
    }

    /** A commit that was late is not undone: once the boot record has it, nothing leads back. */
    CompletionStage<Optional<UpdateEvent>> rollBack(Effect.RollBack work) {
        return CompletableFuture.supplyAsync(
                () -> isCommitted(work.former().other())
                        ? Optional.of(new UpdateEvent.BootCommitted(work.ticket()))
                        : failure(work.ticket(), () -> {
                            slots.commit(work.former());
                            return Optional.empty();
                        }),
                worker);
    }

    private boolean isCommitted(Slot slot) {
        try {
            return slots.boot().recordOf(slot).isCommitted();
        } catch (StorageFailure e) {
            return false;
        }
    }

    CompletionStage<Void> restartInto(Effect.RestartInto work) {
        return restartInto(() -> {
            slots.commit(work.committed());
            return Optional.empty();
        });
    }

    /** Makes a change, and asks for the restart; a refusal of either is logged. */
    CompletionStage<Void> restartInto(Supplier<Optional<Reason>> change) {
        return CompletableFuture.runAsync(
                () -> attempt(change)
                        .or(restart::request)
                        .ifPresent(reason -> LOG.log(
                                System.Logger.Level.WARNING, "The committed image could not be started: {0}", reason)),
                worker);
    }

    CompletionStage<UpdateEvent> commit(Effect.Commit work) {
        return work(work.ticket(), () -> {
            slots.commit(work.target());
            return new UpdateEvent.BootCommitted(work.ticket());
        });
    }

    CompletionStage<UpdateEvent> raiseFloor(Effect.RaiseFloor work) {
        return work(
                work.ticket(),
                () -> committedRelease(work)
                        .flatMap(release -> raise(work, release))
                        .<UpdateEvent>map(why -> new UpdateEvent.WorkFailed(work.ticket(), why))
                        .orElseGet(() -> new UpdateEvent.FloorRaised(work.ticket())));
    }

    private Optional<Release> committedRelease(Effect.RaiseFloor work) {
        return slots.image(work.committed())
                .flatMap(SlotImage::release)
                .filter(release -> work.order().manifestIdentity().equals(Optional.of(release.identity())))
                .or(() -> trust.release(work.order()));
    }

    /** A disk that does not take the numbers beside the image does not keep them from the other places. */
    private Optional<Reason> raise(Effect.RaiseFloor work, Release release) {
        Optional<Reason> notBeside = attempt(() -> {
            writeBeside(work.committed(), release);
            return Optional.empty();
        });
        return trust.raise(release).or(() -> notBeside);
    }

    /**
     * A manifest that came for an image that is committed already is written beside it, unless a higher one stands there: one that
     * was late may come after it.
     */
    private void writeBeside(Slot committed, Release release) {
        slots.image(committed)
                .filter(held -> held.release()
                        .filter(beside -> !isAbove(release, beside))
                        .isEmpty())
                .ifPresent(held ->
                        slots.seal(committed, new SlotImage(held.order(), held.measured(), Optional.of(release))));
    }

    private static boolean isAbove(Release one, Release other) {
        Floor both = other.floor().with(one.floor());
        return !one.identity().equals(other.identity())
                && both.numbers().equals(one.numbers())
                && both.at().equals(one.at());
    }

    /** The objection of the device's trust to an order that was admitted. */
    Optional<Reason> distrust(UpdateOrder order) {
        return trust.objection(order);
    }

    /** An image as it is sealed: with the statements of its manifest, which is verified now. */
    SlotImage sealed(UpdateOrder order, ImageMeasure found) {
        return new SlotImage(order, found, trust.release(order));
    }

    CompletionStage<Void> disarm(Effect.Disarm work) {
        return disarmed(() -> {
            slots.commit(work.keep());
            return Optional.empty();
        });
    }

    /** Calls a trial off; that it cannot be is logged, and whoever asked for it looks at the boot record again. */
    CompletionStage<Void> disarmed(Supplier<Optional<Reason>> change) {
        return CompletableFuture.runAsync(
                () -> attempt(change)
                        .ifPresent(reason ->
                                LOG.log(System.Logger.Level.WARNING, "The trial could not be called off: {0}", reason)),
                worker);
    }

    UpdateEvent armed(Ticket ticket, UpdateOrder order, Supplier<Optional<Reason>> objection, Runnable arm) {
        Optional<Reason> found = schedule.hasExpired(order)
                ? Optional.of(Reason.of(ReasonCode.ORDER_EXPIRED))
                : distrust(order).or(objection);
        if (found.isPresent()) {
            return new UpdateEvent.WorkFailed(ticket, found.get());
        }
        arm.run();
        return new UpdateEvent.ImageInstalled(ticket, slots.boot().id());
    }

    /** Makes a change, which says why it could not be made, and asks for the restart. */
    CompletionStage<Optional<UpdateEvent>> restartAfter(Ticket ticket, Supplier<Optional<Reason>> change) {
        return CompletableFuture.supplyAsync(() -> failure(ticket, change), worker);
    }

    private Optional<UpdateEvent> failure(Ticket ticket, Supplier<Optional<Reason>> change) {
        return attempt(change).or(restart::request).map(reason -> new UpdateEvent.WorkFailed(ticket, reason));
    }

    private static Optional<Reason> attempt(Supplier<Optional<Reason>> change) {
        try {
            return change.get();
        } catch (StorageFailure e) {
            return Optional.of(e.reason());
        }
    }
}
