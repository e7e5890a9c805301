package dev.drydock.files.sweep.life;

import dev.drydock.application.device.image.StopSignal;
import dev.drydock.application.device.install.Installer;
import dev.drydock.application.device.install.RunningAnswer;
import dev.drydock.application.device.install.RunningSystem;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.trust.memory.Release;
import dev.drydock.files.disk.Bytes;
import dev.drydock.files.disk.CrashingStorage;
import dev.drydock.files.sweep.world.Hardware;
import dev.drydock.files.sweep.world.Promise;
import dev.drydock.files.sweep.world.Trouble;
import dev.drydock.files.sweep.world.UpdatePath;
import dev.drydock.files.sweep.world.World;
import java.io.IOException;
import java.util.Optional;
import java.util.function.IntConsumer;

/** The installer of a {@link SystemDisk}. */
record TestInstaller(SystemDisk systems, CrashingStorage disk, World world) implements Installer {
    private static final Version AS_DELIVERED = new Version("1.0.0");
    private static final String COPY = "copy.";

    /** A change of the disk by an installer. */
    @FunctionalInterface
    private interface Change {
        void make() throws IOException;
    }

    @Override
    public RunningAnswer running() {
        Version version = world.service
                .orderOf(systems.installed())
                .flatMap(UpdateOrder::version)
                .orElse(AS_DELIVERED);
        String slot = inPlace() ? RunningSystem.IN_PLACE : COPY + systems.booted();
        return new RunningAnswer.Known(new RunningSystem(slot, version));
    }

    @Override
    public Optional<Reason> install(
            UpdateOrder order,
            Optional<Release> release,
            String image,
            RunningSystem former,
            IntConsumer progress,
            StopSignal stop) {
        Bytes found = disk.contents().get(image.substring(disk.locate("").length()));
        Bytes right = new Bytes(UpdatePath.image(order.id().value()));
        world.findings.check(
                found.equals(right),
                Promise.OLD_OR_NEW,
                () -> "another image than that of " + order.id() + " is installed");
        if (Trouble.of(order.id()) == Trouble.REFUSED_BY_INSTALLER) {
            return attempt(ReasonCode.INSTALL_FAILED, () -> systems.installHalf(found.array()))
                    .or(() -> Optional.of(Reason.of(ReasonCode.INSTALL_FAILED)));
        }
        return attempt(ReasonCode.INSTALL_FAILED, () -> systems.install(found.array()));
    }

    @Override
    public Optional<Reason> commit(Optional<RunningSystem> former) {
        return attempt(ReasonCode.COMMIT_FAILED, () -> systems.choose(systems.booted()));
    }

    @Override
    public Optional<Reason> rollBack(Optional<RunningSystem> former) {
        if (inPlace()) {
            return Optional.of(Reason.of(ReasonCode.UNHEALTHY_NO_ROLLBACK));
        }
        int copy = Integer.parseInt(former.orElseThrow().slot().substring(COPY.length()));
        return attempt(ReasonCode.ROLLBACK_FAILED, () -> systems.choose(copy));
    }

    private boolean inPlace() {
        return world.rig.hardware() == Hardware.IN_PLACE;
    }

    private static Optional<Reason> attempt(ReasonCode code, Change change) {
        try {
            change.make();
            return Optional.empty();
        } catch (IOException refused) {
            return Optional.of(new Reason(code, String.valueOf(refused.getMessage())));
        }
    }
}
