package dev.drydock.files.sweep.life;

import dev.drydock.application.device.Restart;
import dev.drydock.application.device.health.HealthCheck;
import dev.drydock.application.device.health.VersionProbe;
import dev.drydock.application.device.image.ImageSource;
import dev.drydock.application.device.install.InstalledVersionProbe;
import dev.drydock.application.device.install.RunningSystemHealthCheck;
import dev.drydock.application.device.slots.SlotImage;
import dev.drydock.application.device.steps.InstallSchedule;
import dev.drydock.application.device.steps.InstallerSteps;
import dev.drydock.application.device.steps.UpdateSteps;
import dev.drydock.application.device.trust.OrderTrust;
import dev.drydock.domain.boot.Boot;
import dev.drydock.domain.boot.BootId;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.files.disk.CrashingStorage;
import dev.drydock.files.disk.StateFiles;
import dev.drydock.files.slots.FileSlots;
import dev.drydock.files.slots.InstallerBootLoader;
import dev.drydock.files.sweep.world.Promise;
import dev.drydock.files.sweep.world.Trouble;
import dev.drydock.files.sweep.world.UpdatePath;
import dev.drydock.files.sweep.world.World;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Systems that an installer puts in place, with a boot loader that knows nothing of Drydock. They are on the same disk as the
 * device app's own files, so that the power fails in the middle of an installation, too.
 */
final class InstalledSystems implements Machine {
    private final CrashingStorage disk;
    private final World world;
    private final SystemDisk systems;
    private final TestInstaller installer;

    InstalledSystems(CrashingStorage disk, World world) {
        this.disk = disk;
        this.world = world;
        this.systems = new SystemDisk(disk, world.rig.hardware());
        this.installer = new TestInstaller(systems, disk, world);
    }

    @Override
    public boolean boot(StateFiles files, BootId boot) {
        systems.boot();
        checkBooted();
        if (running().map(UpdateOrder::id).map(Trouble::of).equals(Optional.of(Trouble.NEVER_BOOTS))) {
            return false;
        }
        new InstallerBootLoader(files).load(boot, installer.running().system());
        return true;
    }

    @Override
    public VersionProbe version() {
        return new InstalledVersionProbe(installer, Optional.empty());
    }

    @Override
    public HealthCheck health(FileSlots slots) {
        return new RunningSystemHealthCheck(installer);
    }

    @Override
    public UpdateSteps steps(
            FileSlots slots,
            ImageSource images,
            HealthCheck health,
            Restart restart,
            InstallSchedule schedule,
            OrderTrust trust,
            Executor worker) {
        return new InstallerSteps(installer, images, slots, version(), health, restart, schedule, trust, worker);
    }

    @Override
    public void checkAtRest() {
        FileSlots slots = new FileSlots(new StateFiles(disk), new BootId("look"));
        Boot boot = slots.boot();
        world.findings.check(
                boot.settled() && !boot.undecided() && systems.isSettled(),
                Promise.OLD_OR_NEW,
                () -> "at rest with " + boot + " and " + systems);
        checkBooted();
        Optional<String> said =
                slots.image(boot.running()).map(SlotImage::order).map(InstalledSystems::nameOfImage);
        Optional<String> runs = running().map(InstalledSystems::nameOfImage);
        boolean known = said.equals(runs) || (said.isEmpty() && world.recordLost);
        world.findings.check(known, Promise.OLD_OR_NEW, () -> runs + " runs, taken for " + said);
    }

    @Override
    public boolean runs(UpdateOrder order) {
        return running().equals(Optional.of(order)) && systems.isSettled();
    }

    private static String nameOfImage(UpdateOrder order) {
        return UpdatePath.nameOfImage(order.id().value());
    }

    private Optional<UpdateOrder> running() {
        return world.service.orderOf(systems.running());
    }

    private void checkBooted() {
        boolean good = running()
                .map(world.service::mayRun)
                .orElseGet(() -> systems.runsAsDelivered() && world.service.mayRunAsDelivered());
        world.findings.check(
                good,
                Promise.OLD_OR_NEW,
                () -> systems + " booted, with " + running().map(UpdateOrder::id) + " in it");
    }
}
