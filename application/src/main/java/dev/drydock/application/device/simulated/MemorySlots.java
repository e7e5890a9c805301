package dev.drydock.application.device.simulated;

import dev.drydock.application.device.image.ImageSink;
import dev.drydock.application.device.slots.SlotImage;
import dev.drydock.application.device.slots.Slots;
import dev.drydock.domain.boot.Boot;
import dev.drydock.domain.boot.BootId;
import dev.drydock.domain.boot.Slot;
import dev.drydock.domain.boot.Trial;
import dev.drydock.domain.firmware.ImageMeasure;
import dev.drydock.domain.order.UpdateOrder;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Slots without bytes, and a boot record with a boot loader that obeys it. They last as long as their device. Thread-safe. */
final class MemorySlots implements Slots {
    private final Map<Slot, SlotImage> sealed = new EnumMap<>(Slot.class);
    private Slot committed = Slot.A;
    private Slot running = Slot.A;
    private Optional<Trial> trial = Optional.empty();
    private int boots = 1;

    /** Boots the device: the boot loader tries what is armed while tries are left. */
    synchronized void bootUp() {
        boots++;
        running = committed;
        if (trial.isPresent() && trial.get().triesLeft() > 0) {
            running = trial.get().slot();
            trial = Optional.of(new Trial(running, trial.get().triesLeft() - 1));
        }
    }

    @Override
    public synchronized Boot boot() {
        return new Boot(new BootId("boot-" + boots), running, committed, trial);
    }

    @Override
    public synchronized Optional<SlotImage> image(Slot slot) {
        return Optional.ofNullable(sealed.get(slot));
    }

    @Override
    public ImageSink open(Slot slot, UpdateOrder order) {
        throw new IllegalStateException("a simulated device keeps no bytes");
    }

    @Override
    public ImageMeasure measure(Slot slot) {
        return image(slot)
                .map(SlotImage::measured)
                .orElseThrow(() -> new IllegalStateException("a simulated device keeps no bytes"));
    }

    @Override
    public synchronized void seal(Slot slot, SlotImage image) {
        sealed.put(slot, image);
    }

    @Override
    public synchronized void arm(Slot slot) {
        boolean isArmed = trial.filter(armed -> armed.slot() == slot).isPresent();
        if (slot == committed) {
            trial = Optional.empty();
        } else if (!isArmed) {
            trial = Optional.of(new Trial(slot, TRIES));
        }
    }

    @Override
    public synchronized void commit(Slot slot) {
        committed = slot;
        trial = Optional.empty();
    }
}
