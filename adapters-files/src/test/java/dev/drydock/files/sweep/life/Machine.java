package dev.drydock.files.sweep.life;

import dev.drydock.application.device.Restart;
import dev.drydock.application.device.health.HealthCheck;
import dev.drydock.application.device.health.VersionProbe;
import dev.drydock.application.device.image.ImageSource;
import dev.drydock.application.device.steps.InstallSchedule;
import dev.drydock.application.device.steps.UpdateSteps;
import dev.drydock.application.device.trust.OrderTrust;
import dev.drydock.domain.boot.BootId;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.files.disk.CrashingStorage;
import dev.drydock.files.disk.StateFiles;
import dev.drydock.files.slots.FileSlots;
import dev.drydock.files.sweep.world.Hardware;
import dev.drydock.files.sweep.world.World;
import java.util.concurrent.Executor;

/** The parts of a device that differ by the program that puts images in place, and by the boot loader. */
interface Machine {
    static Machine of(CrashingStorage disk, World world) {
        return world.rig.hardware() == Hardware.OWN_SLOTS
                ? new OwnSlots(disk, world)
                : new InstalledSystems(disk, world);
    }

    /** Boots, and checks what has booted; whether it comes so far that the device app can be started. */
    boolean boot(StateFiles files, BootId boot);

    VersionProbe version();

    /** The health check without a command. */
    HealthCheck health(FileSlots slots);

    UpdateSteps steps(
            FileSlots slots,
            ImageSource images,
            HealthCheck health,
            Restart restart,
            InstallSchedule schedule,
            OrderTrust trust,
            Executor worker);

    /** Checks what has to be so when no update is under way: what runs is what boots from now on. */
    void checkAtRest();

    /** Whether the image of this order runs, for good. */
    boolean runs(UpdateOrder order);
}
