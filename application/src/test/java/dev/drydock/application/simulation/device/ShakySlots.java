package dev.drydock.application.simulation.device;

import dev.drydock.application.device.StorageFailure;
import dev.drydock.application.device.image.ImageSink;
import dev.drydock.application.device.slots.SlotImage;
import dev.drydock.application.device.slots.Slots;
import dev.drydock.domain.boot.Boot;
import dev.drydock.domain.boot.Slot;
import dev.drydock.domain.firmware.ImageMeasure;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Slots on a disk that refuses everything for a while. */
final class ShakySlots implements Slots {
    private final Slots slots;
    private final BooleanSupplier refuses;
    private boolean refusedToCommit;

    ShakySlots(Slots slots, BooleanSupplier refuses) {
        this.slots = slots;
        this.refuses = refuses;
    }

    /** Whether a trial may be left that could not be called off. */
    boolean refusedToCommit() {
        return refusedToCommit;
    }

    @Override
    public Boot boot() {
        return disk().boot();
    }

    @Override
    public Optional<SlotImage> image(Slot slot) {
        return disk().image(slot);
    }

    @Override
    public ImageSink open(Slot slot, UpdateOrder order) {
        return disk().open(slot, order);
    }

    @Override
    public ImageMeasure measure(Slot slot) {
        return disk().measure(slot);
    }

    @Override
    public void seal(Slot slot, SlotImage image) {
        disk().seal(slot, image);
    }

    @Override
    public void arm(Slot slot) {
        disk().arm(slot);
    }

    @Override
    public void commit(Slot slot) {
        refusedToCommit |= refuses.getAsBoolean();
        disk().commit(slot);
    }

    private Slots disk() {
        if (refuses.getAsBoolean()) {
            throw new StorageFailure(
                    Reason.of(ReasonCode.STORAGE_FAILED), new IllegalStateException("the disk refuses for a while"));
        }
        return slots;
    }
}
