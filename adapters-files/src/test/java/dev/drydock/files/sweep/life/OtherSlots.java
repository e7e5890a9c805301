package dev.drydock.files.sweep.life;

import dev.drydock.application.device.image.ImageSink;
import dev.drydock.application.device.slots.SlotImage;
import dev.drydock.application.device.slots.Slots;
import dev.drydock.application.device.trust.OrderTrust;
import dev.drydock.domain.boot.Boot;
import dev.drydock.domain.boot.Slot;
import dev.drydock.domain.firmware.ImageMeasure;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.files.disk.StateFiles;
import dev.drydock.files.sweep.trust.Trusting;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Slots that do something else besides, or do not tell all. */
class OtherSlots implements Slots {
    private static final Map<ByteBuffer, Optional<SlotImage>> DECODED = new ConcurrentHashMap<>();

    private final Slots slots;

    OtherSlots(Slots slots) {
        this.slots = slots;
    }

    /** The slots with which the steps of an update work. */
    static Slots of(Slots sound, Trusting trusting, OrderTrust trust) {
        if (trusting != Trusting.RAISES_BEFORE_THE_COMMIT) {
            return sound;
        }
        return new OtherSlots(sound) {
            @Override
            public void commit(Slot slot) {
                image(slot).flatMap(SlotImage::release).ifPresent(trust::raise);
                super.commit(slot);
            }
        };
    }

    /** Slots whose records are decoded once: a sweep asks for the same few many thousand times. */
    static Slots decodedOnce(Slots sound, StateFiles files) {
        return new OtherSlots(sound) {
            @Override
            public Optional<SlotImage> image(Slot slot) {
                String name = "slots/" + slot.name().toLowerCase(Locale.ROOT) + "/slot.json";
                return files.read(name)
                        .flatMap(bytes -> DECODED.computeIfAbsent(ByteBuffer.wrap(bytes), unseen -> super.image(slot)));
            }
        };
    }

    /** Slots that keep no release. */
    static Slots withoutReleases(Slots sound) {
        return new OtherSlots(sound) {
            @Override
            public Optional<SlotImage> image(Slot slot) {
                return super.image(slot).map(image -> new SlotImage(image.order(), image.measured()));
            }
        };
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
