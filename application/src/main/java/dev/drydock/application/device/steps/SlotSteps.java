package dev.drydock.application.device.steps;

import dev.drydock.application.device.Restart;
import dev.drydock.application.device.health.HealthCheck;
import dev.drydock.application.device.health.VersionProbe;
import dev.drydock.application.device.image.ImageSource;
import dev.drydock.application.device.image.StopSignal;
import dev.drydock.application.device.slots.Slots;
import dev.drydock.application.device.trust.OrderTrust;
import dev.drydock.domain.firmware.ImageMeasure;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.firmware.VersionProof;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.update.Effect;
import dev.drydock.domain.update.UpdateEvent;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** The steps of a real update: an image is fetched into the slot that does not run, and started from there. */
public final class SlotSteps implements UpdateSteps {
    private final ImageFetching fetching;
    private final Slots slots;
    private final VersionProbe version;
    private final HealthCheck health;
    private final BootSteps boot;

    /** The steps of a device that asks for no manifests. */
    public SlotSteps(
            ImageSource images,
            Slots slots,
            VersionProbe version,
            HealthCheck health,
            Restart restart,
            InstallSchedule schedule,
            Executor worker) {
        this(images, slots, version, health, restart, schedule, OrderTrust.NONE, worker);
    }

    /** @param worker runs one step at a time, each of which may block */
    public SlotSteps(
            ImageSource images,
            Slots slots,
            VersionProbe version,
            HealthCheck health,
            Restart restart,
            InstallSchedule schedule,
            OrderTrust trust,
            Executor worker) {
        this.fetching = new ImageFetching(images, slots);
        this.slots = slots;
        this.version = version;
        this.health = health;
        this.boot = new BootSteps(slots, restart, schedule, trust, worker);
    }

    @Override
    public CompletionStage<UpdateEvent> download(Effect.Download work, IntConsumer progress, StopSignal stop) {
        return boot.work(work.ticket(), () -> fetching.fetch(work, progress, stop));
    }

    @Override
    public CompletionStage<UpdateEvent> verify(Effect.Verify work, StopSignal stop) {
        return boot.work(
                work.ticket(),
                () -> ImageFetching.mismatch(work.order(), work.measured())
                        .or(() -> boot.distrust(work.order()))
                        .<UpdateEvent>map(reason -> new UpdateEvent.WorkFailed(work.ticket(), reason))
                        .orElseGet(() -> new UpdateEvent.ImageVerified(work.ticket())));
    }

    @Override
    public CompletionStage<UpdateEvent> awaitWindow(
            Effect.AwaitWindow work, Consumer<Reason> waiting, StopSignal stop) {
        return boot.awaitWindow(work, waiting, stop);
    }

    /** The slot is read once more from the disk: what was verified on its way in may not be what is there now. */
    @Override
    public CompletionStage<UpdateEvent> install(Effect.Install work, IntConsumer progress, StopSignal stop) {
        return boot.work(work.ticket(), () -> {
            ImageMeasure found = slots.measure(work.target());
            return boot.armed(work.ticket(), work.order(), () -> corruption(work.order(), found), () -> {
                slots.seal(work.target(), boot.sealed(work.order(), found));
                slots.arm(work.target());
            });
        });
    }

    @Override
    public CompletionStage<Optional<UpdateEvent>> switchAndRestart(Effect.SwitchAndRestart work) {
        return boot.switchAndRestart(work);
    }

    @Override
    public CompletionStage<UpdateEvent> checkHealth(Effect.CheckHealth work, StopSignal stop) {
        return boot.work(work.ticket(), () -> {
            Optional<Version> told = version.tell().version();
            Optional<Version> ordered = work.order().version();
            if (told.isPresent() && ordered.isPresent() && !told.equals(ordered)) {
                return new UpdateEvent.WorkFailed(
                        work.ticket(),
                        new Reason(
                                ReasonCode.WRONG_VERSION,
                                "the new image says that it is " + told.get() + ", ordered was " + ordered.get()));
            }
            VersionProof proof = told.isPresent() && ordered.isPresent() ? VersionProof.VERSION : VersionProof.DIGEST;
            return health.complaint(work.order(), work.target(), stop)
                    .<UpdateEvent>map(reason -> new UpdateEvent.WorkFailed(work.ticket(), reason))
                    .orElseGet(() -> new UpdateEvent.HealthPassed(work.ticket(), Optional.of(proof)));
        });
    }

    @Override
    public CompletionStage<UpdateEvent> commit(Effect.Commit work) {
        return boot.commit(work);
    }

    @Override
    public CompletionStage<UpdateEvent> raiseFloor(Effect.RaiseFloor work) {
        return boot.raiseFloor(work);
    }

    @Override
    public CompletionStage<Optional<UpdateEvent>> rollBack(Effect.RollBack work) {
        return boot.rollBack(work);
    }

    @Override
    public CompletionStage<Void> restartInto(Effect.RestartInto work) {
        return boot.restartInto(work);
    }

    @Override
    public CompletionStage<Void> disarm(Effect.Disarm work) {
        return boot.disarm(work);
    }

    /** The difference between a slot and the image that was verified on its way in; empty when there is none. */
    static Optional<Reason> corruption(UpdateOrder order, ImageMeasure found) {
        return ImageFetching.mismatch(order, found)
                .map(reason -> new Reason(ReasonCode.SLOT_CORRUPT, reason.message()));
    }
}
