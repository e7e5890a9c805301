package dev.drydock.application.fakes;

import dev.drydock.application.device.StorageFailure;
import dev.drydock.application.device.image.ImageSink;
import dev.drydock.application.device.install.RunningSystem;
import dev.drydock.application.device.slots.InstallerSlots;
import dev.drydock.application.device.slots.SlotImage;
import dev.drydock.application.device.slots.Slots;
import dev.drydock.domain.boot.Boot;
import dev.drydock.domain.boot.Slot;
import dev.drydock.domain.firmware.ImageMeasure;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import java.util.Optional;

/** Slots of a device with an installer: slots in memory that also remember what ran before the installation. */
public final class FakeInstallerSlots implements InstallerSlots {
    private final Slots slots;
    private boolean keepsRoom;
    private Optional<RunningSystem> former = Optional.empty();

    public FakeInstallerSlots(Slots slots) {
        this.slots = slots;
    }

    /** Lets the room of no image be given up. */
    public FakeInstallerSlots keepingRoom() {
        keepsRoom = true;
        return this;
    }

    @Override
    public String locate(Slot slot) {
        return "/slots/" + slot;
    }

    @Override
    public void begin(Slot target, RunningSystem running) {
        former = Optional.of(running);
    }

    @Override
    public Optional<RunningSystem> former() {
        return former;
    }

    @Override
    public void discard(Slot slot) {
        if (keepsRoom) {
            throw new StorageFailure(
                    Reason.of(ReasonCode.STORAGE_FAILED), new IllegalStateException("a test keeps the room"));
        }
    }

    @Override
    public Boot boot() {
        return slots.boot();
    }

    @Override
    public Optional<SlotImage> image(Slot slot) {
        return slots.image(slot);
    }

    @Override
    public ImageSink open(Slot slot, UpdateOrder order) {
        return slots.open(slot, order);
    }

    @Override
    public ImageMeasure measure(Slot slot) {
        return slots.measure(slot);
    }

    @Override
    public void seal(Slot slot, SlotImage image) {
        slots.seal(slot, image);
    }

    @Override
    public void arm(Slot slot) {
        slots.arm(slot);
    }

    @Override
    public void commit(Slot slot) {
        slots.commit(slot);
    }
}
