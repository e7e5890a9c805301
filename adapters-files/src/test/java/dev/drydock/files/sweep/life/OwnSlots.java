package dev.drydock.files.sweep.life;

import dev.drydock.application.device.Restart;
import dev.drydock.application.device.health.HealthCheck;
import dev.drydock.application.device.health.VersionProbe;
import dev.drydock.application.device.image.ImageSource;
import dev.drydock.application.device.slots.SlotImage;
import dev.drydock.application.device.slots.Slots;
import dev.drydock.application.device.steps.InstallSchedule;
import dev.drydock.application.device.steps.SlotSteps;
import dev.drydock.application.device.steps.UpdateSteps;
import dev.drydock.application.device.trust.OrderTrust;
import dev.drydock.domain.boot.Boot;
import dev.drydock.domain.boot.BootId;
import dev.drydock.domain.boot.Slot;
import dev.drydock.domain.firmware.ImageMeasure;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.files.disk.CrashingStorage;
import dev.drydock.files.disk.StateFiles;
import dev.drydock.files.slots.FileBootLoader;
import dev.drydock.files.slots.FileSlots;
import dev.drydock.files.slots.WholeSlotHealthCheck;
import dev.drydock.files.sweep.world.Promise;
import dev.drydock.files.sweep.world.Trouble;
import dev.drydock.files.sweep.world.World;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Drydock's own slots and boot loader. What boots must be the image of before, or one that was ordered, to its last byte. */
record OwnSlots(CrashingStorage disk, World world) implements Machine {
    @Override
    public boolean boot(StateFiles files, BootId boot) {
        Slot running = new FileBootLoader(files).load(boot);
        FileSlots slots = new FileSlots(files, boot);
        checkBooted(slots, running);
        return slots.image(running)
                .filter(image -> Trouble.of(image.order().id()) == Trouble.NEVER_BOOTS)
                .isEmpty();
    }

    @Override
    public VersionProbe version() {
        return VersionProbe.SILENT;
    }

    @Override
    public HealthCheck health(FileSlots slots) {
        return new WholeSlotHealthCheck(slots);
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
        Slots raising = OtherSlots.of(slots, world.rig.trusting(), trust);
        return new SlotSteps(images, raising, version(), health, restart, schedule, trust, worker);
    }

    @Override
    public void checkAtRest() {
        FileSlots slots = look();
        Boot boot = slots.boot();
        world.findings.check(boot.settled(), Promise.OLD_OR_NEW, () -> "at rest with " + boot);
        checkBooted(slots, boot.running());
    }

    @Override
    public boolean runs(UpdateOrder order) {
        FileSlots slots = look();
        return slots.image(slots.boot().running())
                .filter(image -> image.order().equals(order))
                .isPresent();
    }

    private FileSlots look() {
        return new FileSlots(new StateFiles(disk), new BootId("look"));
    }

    private void checkBooted(FileSlots slots, Slot running) {
        Optional<SlotImage> image = slots.image(running);
        ImageMeasure found = slots.measure(running);
        if (image.isEmpty() && world.recordLost) {
            return;
        }
        if (image.isEmpty()) {
            world.findings.check(
                    world.service.mayRunAsDelivered() && running == Slot.A && found.size() == 0,
                    Promise.OLD_OR_NEW,
                    () -> "slot " + running + " was started, and holds no whole image");
            return;
        }
        world.findings.check(
                found.equals(image.get().measured()),
                Promise.OLD_OR_NEW,
                () -> "slot " + running + " was started, was sealed with "
                        + image.get().measured() + " and holds " + found);
        world.findings.check(
                world.service.mayRun(image.get().order()),
                Promise.OLD_OR_NEW,
                () -> "slot " + running + " was started, and holds "
                        + image.get().order().id());
    }
}
