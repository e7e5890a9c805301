package dev.drydock.application.device.steps;

import dev.drydock.application.device.Restart;
import dev.drydock.application.device.StorageFailure;
import dev.drydock.application.device.health.HealthCheck;
import dev.drydock.application.device.health.VersionProbe;
import dev.drydock.application.device.image.ImageSource;
import dev.drydock.application.device.image.StopSignal;
import dev.drydock.application.device.install.Installer;
import dev.drydock.application.device.install.RunningAnswer;
import dev.drydock.application.device.install.RunningSystem;
import dev.drydock.application.device.slots.InstallerSlots;
import dev.drydock.application.device.slots.SlotImage;
import dev.drydock.application.device.trust.OrderTrust;
import dev.drydock.domain.boot.Slot;
import dev.drydock.domain.firmware.ImageMeasure;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.update.Effect;
import dev.drydock.domain.update.UpdateEvent;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** The steps of an update that an installer writes. Up to the installation they are those of slots. */
public final class InstallerSteps implements UpdateSteps {
    private static final System.Logger LOG = System.getLogger(InstallerSteps.class.getName());

    private final Installer installer;
    private final InstallerSlots slots;
    private final SlotSteps common;
    private final BootSteps boot;

    /** The steps of a device that asks for no manifests. */
    public InstallerSteps(
            Installer installer,
            ImageSource images,
            InstallerSlots slots,
            VersionProbe version,
            HealthCheck health,
            Restart restart,
            InstallSchedule schedule,
            Executor worker) {
        this(installer, images, slots, version, health, restart, schedule, OrderTrust.NONE, worker);
    }

    /** @param worker runs one step at a time, each of which may block */
    public InstallerSteps(
            Installer installer,
            ImageSource images,
            InstallerSlots slots,
            VersionProbe version,
            HealthCheck health,
            Restart restart,
            InstallSchedule schedule,
            OrderTrust trust,
            Executor worker) {
        this.installer = installer;
        this.slots = slots;
        this.common = new SlotSteps(images, slots, version, health, restart, schedule, trust, worker);
        this.boot = new BootSteps(slots, restart, schedule, trust, worker);
    }

    @Override
    public CompletionStage<UpdateEvent> download(Effect.Download work, IntConsumer progress, StopSignal stop) {
        return common.download(work, progress, stop);
    }

    @Override
    public CompletionStage<UpdateEvent> verify(Effect.Verify work, StopSignal stop) {
        return common.verify(work, stop);
    }

    @Override
    public CompletionStage<UpdateEvent> awaitWindow(
            Effect.AwaitWindow work, Consumer<Reason> waiting, StopSignal stop) {
        return common.awaitWindow(work, waiting, stop);
    }

    /** The image and the beginning are saved first: after a power cut in the installation, the new system may boot next. */
    @Override
    public CompletionStage<UpdateEvent> install(Effect.Install work, IntConsumer progress, StopSignal stop) {
        return boot.work(work.ticket(), () -> {
            ImageMeasure found = slots.measure(work.target());
            return boot.armed(
                    work.ticket(),
                    work.order(),
                    () -> SlotSteps.corruption(work.order(), found).or(() -> run(work, found, progress, stop)),
                    () -> slots.arm(work.target()));
        });
    }

    private Optional<Reason> run(Effect.Install work, ImageMeasure found, IntConsumer progress, StopSignal stop) {
        return installer.running().match(new RunningAnswer.Cases<>() {
            @Override
            public Optional<Reason> known(RunningAnswer.Known known) {
                RunningSystem former = known.running();
                SlotImage image = boot.sealed(work.order(), found);
                slots.seal(work.target(), image);
                slots.begin(work.target(), former);
                return installer.install(
                        work.order(), image.release(), slots.locate(work.target()), former, progress, stop);
            }

            @Override
            public Optional<Reason> unavailable(RunningAnswer.Unavailable unavailable) {
                return Optional.of(unavailable.why());
            }
        });
    }

    @Override
    public CompletionStage<Optional<UpdateEvent>> switchAndRestart(Effect.SwitchAndRestart work) {
        return boot.switchAndRestart(work);
    }

    @Override
    public CompletionStage<UpdateEvent> checkHealth(Effect.CheckHealth work, StopSignal stop) {
        return common.checkHealth(work, stop);
    }

    @Override
    public CompletionStage<UpdateEvent> commit(Effect.Commit work) {
        return boot.work(work.ticket(), () -> {
            Optional<Reason> refused = installer.commit(slots.former());
            if (refused.isPresent()) {
                return new UpdateEvent.WorkFailed(work.ticket(), refused.get());
            }
            slots.commit(work.target());
            discard(work.target());
            return new UpdateEvent.BootCommitted(work.ticket());
        });
    }

    /** Room that is not given up is no reason to give up an image that is committed. */
    private void discard(Slot slot) {
        try {
            slots.discard(slot);
        } catch (StorageFailure e) {
            LOG.log(System.Logger.Level.WARNING, "The room of an installed image was not given up: {0}", e.reason());
        }
    }

    @Override
    public CompletionStage<UpdateEvent> raiseFloor(Effect.RaiseFloor work) {
        return boot.raiseFloor(work);
    }

    /** On a device without a way back, the new system boots from now on, however bad it is. */
    @Override
    public CompletionStage<Optional<UpdateEvent>> rollBack(Effect.RollBack work) {
        return boot.restartAfter(work.ticket(), () -> goBack(work.former()));
    }

    @Override
    public CompletionStage<Void> restartInto(Effect.RestartInto work) {
        return boot.restartInto(() -> goBack(work.committed()));
    }

    private Optional<Reason> goBack(Slot former) {
        Optional<Reason> refused = installer.rollBack(slots.former());
        if (refused.isEmpty()) {
            slots.commit(former);
        } else if (refused.get().code() == ReasonCode.UNHEALTHY_NO_ROLLBACK) {
            slots.commit(former.other());
        }
        return refused;
    }

    /** A device whose new system runs, and that cannot go back, keeps the new system. */
    @Override
    public CompletionStage<Void> disarm(Effect.Disarm work) {
        return boot.disarmed(() -> {
            Optional<Reason> refused =
                    slots.boot().installing() ? installer.rollBack(slots.former()) : Optional.empty();
            slots.commit(refused.isEmpty() ? work.keep() : slots.boot().running());
            return refused;
        });
    }
}
