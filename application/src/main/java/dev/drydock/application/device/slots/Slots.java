package dev.drydock.application.device.slots;

import dev.drydock.application.device.image.ImageSink;
import dev.drydock.domain.boot.Boot;
import dev.drydock.domain.boot.Slot;
import dev.drydock.domain.firmware.ImageMeasure;
import dev.drydock.domain.order.UpdateOrder;
import java.util.Optional;

/**
 * The two slots and the boot record. What changes the boot record is durable when the method returns, and doing it again
 * changes nothing. Every method may throw {@link dev.drydock.application.device.StorageFailure}.
 */
public interface Slots {
    /** The number of boots that the loader may spend on an armed slot. */
    int TRIES = 3;

    /** The facts of this boot, read afresh. */
    Boot boot();

    /** The image in a slot; empty when it was never written, or not to its end. */
    Optional<SlotImage> image(Slot slot);

    /**
     * Opens a slot for an image. Bytes that are there are kept if they are a beginning of the same image, otherwise dropped.
     * The slot is marked invalid, durably, before its first byte.
     */
    ImageSink open(Slot slot, UpdateOrder order);

    /** Reads the slot's bytes again, from the disk, and measures them. */
    ImageMeasure measure(Slot slot);

    /** Marks a slot as holding a whole image. */
    void seal(Slot slot, SlotImage image);

    /** Lets the boot loader try the slot from the next boot on, {@link #TRIES} times; a trial that is armed keeps its tries. */
    void arm(Slot slot);

    /** Makes the slot the one that is started from now on, with nothing to try. */
    void commit(Slot slot);
}
