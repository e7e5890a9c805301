package dev.drydock.application.fakes;

import dev.drydock.application.device.StorageFailure;
import dev.drydock.application.device.image.ImageSink;
import dev.drydock.application.device.slots.SlotImage;
import dev.drydock.application.device.slots.Slots;
import dev.drydock.domain.boot.Boot;
import dev.drydock.domain.boot.BootId;
import dev.drydock.domain.boot.Slot;
import dev.drydock.domain.boot.Trial;
import dev.drydock.domain.firmware.ImageMeasure;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Two slots in memory, with a boot record and a boot loader that obeys it. */
public final class FakeSlots implements Slots {
    private final EventLog log;
    private final Power power;
    private final Map<Slot, SlotImage> sealed = new EnumMap<>(Slot.class);
    private final Map<Slot, MemorySink> sinks = new EnumMap<>(Slot.class);
    private final Set<UpdateId> unbootable = new HashSet<>();
    private Slot committed = Slot.A;
    private Slot running = Slot.A;
    private Optional<Trial> trial = Optional.empty();
    private int boots = 1;
    private boolean broken;

    public FakeSlots(EventLog log, Power power) {
        this.log = log;
        this.power = power;
    }

    public FakeSlots() {
        this(new EventLog(), new Power());
    }

    /** Boots the device: the boot loader tries what is armed, while tries are left and until something comes up. */
    public void bootUp() {
        boots++;
        while (trial.isPresent() && trial.get().triesLeft() > 0) {
            Slot tried = trial.get().slot();
            trial = Optional.of(new Trial(tried, trial.get().triesLeft() - 1));
            boolean comesUp = sealed.containsKey(tried)
                    && !unbootable.contains(sealed.get(tried).order().id());
            if (comesUp) {
                running = tried;
                return;
            }
        }
        running = committed;
    }

    /** Lets the image of this update never come up. */
    public void unbootable(UpdateId id) {
        unbootable.add(id);
    }

    /** Lets every reading and writing fail. */
    public void broken(boolean isBroken) {
        broken = isBroken;
    }

    /** Changes the boot record, as a program other than the agent may. */
    public void set(Slot nowRunning, Slot nowCommitted, Optional<Trial> nowTrial) {
        running = nowRunning;
        committed = nowCommitted;
        trial = nowTrial;
    }

    public void corrupt(Slot slot) {
        sinks.get(slot).corrupt();
    }

    @Override
    public Boot boot() {
        check();
        return new Boot(new BootId("boot-" + boots), running, committed, trial);
    }

    @Override
    public Optional<SlotImage> image(Slot slot) {
        check();
        return Optional.ofNullable(sealed.get(slot));
    }

    @Override
    public ImageSink open(Slot slot, UpdateOrder order) {
        check();
        if (slot == running || slot == committed || tries(slot)) {
            throw new IllegalStateException("slot " + slot + " is in use and must not be written to");
        }
        power.use();
        MemorySink sink = sinks.containsKey(slot) && !sealed.containsKey(slot)
                ? sinks.get(slot).reopened(order)
                : new MemorySink(order, power);
        sealed.remove(slot);
        sinks.put(slot, sink);
        return sink;
    }

    @Override
    public ImageMeasure measure(Slot slot) {
        check();
        return sinks.containsKey(slot) ? sinks.get(slot).finish() : Images.measure(new byte[0]);
    }

    @Override
    public void seal(Slot slot, SlotImage image) {
        write();
        sealed.put(slot, new SlotImage(Forgetting.secrets(image.order()), image.measured(), image.release()));
        power.use();
    }

    @Override
    public void arm(Slot slot) {
        check();
        if (tries(slot)) {
            return;
        }
        if (slot == committed) {
            commit(slot);
            return;
        }
        if (!sealed.containsKey(slot)) {
            throw new IllegalStateException("slot " + slot + " holds no whole image");
        }
        power.use();
        trial = Optional.of(new Trial(slot, TRIES));
        log.add("armed " + slot);
        power.use();
    }

    @Override
    public void commit(Slot slot) {
        check();
        if (sinks.containsKey(slot) && !sealed.containsKey(slot)) {
            throw new IllegalStateException("slot " + slot + " is being written");
        }
        power.use();
        committed = slot;
        trial = Optional.empty();
        log.add("committed " + slot);
        power.use();
    }

    private boolean tries(Slot slot) {
        return trial.filter(armed -> armed.slot() == slot).isPresent();
    }

    private void write() {
        check();
        power.use();
    }

    private void check() {
        if (broken) {
            throw new StorageFailure(
                    Reason.of(ReasonCode.STORAGE_FAILED), new IllegalStateException("a test broke the disk"));
        }
    }
}
