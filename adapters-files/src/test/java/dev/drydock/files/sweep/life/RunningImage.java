package dev.drydock.files.sweep.life;

import dev.drydock.application.device.slots.SlotImage;
import dev.drydock.domain.boot.Boot;
import dev.drydock.domain.boot.Slot;
import dev.drydock.domain.firmware.ImageMeasure;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.files.slots.FileSlots;
import dev.drydock.files.sweep.world.Promise;
import dev.drydock.files.sweep.world.World;
import java.util.Optional;

/** What a slot that was started must hold: the image of before, or one that was ordered, to its last byte. */
record RunningImage(World world, FileSlots slots) {
    void checkBooted(Slot running) {
        Optional<SlotImage> image = slots.image(running);
        ImageMeasure found = slots.measure(running);
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

    /** At rest what runs is what is committed. */
    void checkAtRest() {
        Boot boot = slots.boot();
        world.findings.check(boot.settled(), Promise.OLD_OR_NEW, () -> "at rest with " + boot);
        checkBooted(boot.running());
    }

    boolean runs(UpdateOrder order) {
        return slots.image(slots.boot().running())
                .filter(image -> image.order().equals(order))
                .isPresent();
    }
}
