package dev.drydock.application.device.steps;

import dev.drydock.application.device.Restart;
import dev.drydock.application.device.health.HealthCheck;
import dev.drydock.application.device.image.StopSignal;
import dev.drydock.application.device.slots.Slots;
import dev.drydock.application.device.trust.OrderTrust;
import dev.drydock.application.time.Deadlines;
import dev.drydock.domain.firmware.Digest;
import dev.drydock.domain.firmware.ImageMeasure;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.update.Effect;
import dev.drydock.domain.update.UpdateEvent;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * The tutorial's update, acted out: the download and the installation take a set time each and fetch nothing. The boot record
 * is a real one. No thread waits, so that a great many such devices fit in one process.
 */
public final class SimulatedSteps implements UpdateSteps {
    private static final int TICKS = 20;
    private static final Digest OF_NOTHING =
            new Digest("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");

    private final Slots slots;
    private final Duration stage;
    private final Deadlines deadlines;
    private final BootSteps boot;
    private final HealthCheck health;

    /** @param stage how long the download takes, and the installation */
    public SimulatedSteps(
            Slots slots,
            Duration stage,
            Deadlines deadlines,
            Restart restart,
            InstallSchedule schedule,
            Executor worker) {
        this(
                slots,
                stage,
                deadlines,
                restart,
                schedule,
                worker,
                OrderTrust.NONE,
                (order, running, stop) -> Optional.empty());
    }

    /**
     * Steps whose images may be no good.
     *
     * @param stage how long the download takes, and the installation
     * @param trust decides on the orders, though nothing is fetched
     * @param health of the image that is tried
     */
    public SimulatedSteps(
            Slots slots,
            Duration stage,
            Deadlines deadlines,
            Restart restart,
            InstallSchedule schedule,
            Executor worker,
            OrderTrust trust,
            HealthCheck health) {
        this.health = health;
        this.slots = slots;
        this.stage = stage;
        this.deadlines = deadlines;
        this.boot = new BootSteps(slots, restart, schedule, trust, worker);
    }

    @Override
    public CompletionStage<UpdateEvent> download(Effect.Download work, IntConsumer progress, StopSignal stop) {
        return pass(progress, stop)
                .thenApply(done -> stop.isStopped()
                        ? new UpdateEvent.WorkStopped(work.ticket())
                        : new UpdateEvent.ImageDownloaded(work.ticket(), asOrdered(work.order())));
    }

    @Override
    public CompletionStage<UpdateEvent> verify(Effect.Verify work, StopSignal stop) {
        return boot.work(
                work.ticket(),
                () -> boot.distrust(work.order())
                        .<UpdateEvent>map(reason -> new UpdateEvent.WorkFailed(work.ticket(), reason))
                        .orElseGet(() -> new UpdateEvent.ImageVerified(work.ticket())));
    }

    @Override
    public CompletionStage<UpdateEvent> awaitWindow(
            Effect.AwaitWindow work, Consumer<Reason> waiting, StopSignal stop) {
        return boot.awaitWindow(work, waiting, stop);
    }

    @Override
    public CompletionStage<UpdateEvent> install(Effect.Install work, IntConsumer progress, StopSignal stop) {
        return pass(progress, stop)
                .thenCompose(done -> boot.work(
                        work.ticket(),
                        () -> stop.isStopped() ? new UpdateEvent.WorkStopped(work.ticket()) : armed(work)));
    }

    private UpdateEvent armed(Effect.Install work) {
        return boot.armed(work.ticket(), work.order(), Optional::empty, () -> {
            slots.seal(work.target(), boot.sealed(work.order(), asOrdered(work.order())));
            slots.arm(work.target());
        });
    }

    @Override
    public CompletionStage<Optional<UpdateEvent>> switchAndRestart(Effect.SwitchAndRestart work) {
        return boot.switchAndRestart(work);
    }

    @Override
    public CompletionStage<UpdateEvent> checkHealth(Effect.CheckHealth work, StopSignal stop) {
        return boot.work(
                work.ticket(),
                () -> health.complaint(work.order(), work.target(), stop)
                        .<UpdateEvent>map(reason -> new UpdateEvent.WorkFailed(work.ticket(), reason))
                        .orElseGet(() -> new UpdateEvent.HealthPassed(work.ticket(), Optional.empty())));
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

    private static ImageMeasure asOrdered(UpdateOrder order) {
        return new ImageMeasure(order.size().orElse(0L), order.digest().orElse(OF_NOTHING));
    }

    /** Lets the stage's time pass, or ends early when it is stopped. */
    private CompletableFuture<Void> pass(IntConsumer progress, StopSignal stop) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        stop.onStop(() -> done.complete(null));
        tick(1, progress, done);
        return done;
    }

    private void tick(int tick, IntConsumer progress, CompletableFuture<Void> done) {
        deadlines.after(stage.dividedBy(TICKS), () -> {
            if (done.isDone()) {
                return;
            }
            progress.accept(tick * 100 / TICKS);
            if (tick == TICKS) {
                done.complete(null);
            } else {
                tick(tick + 1, progress, done);
            }
        });
    }
}
