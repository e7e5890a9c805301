package dev.drydock.application.device.floor;

import dev.drydock.application.device.StorageFailure;
import dev.drydock.application.device.slots.SlotImage;
import dev.drydock.application.device.slots.Slots;
import dev.drydock.domain.boot.Boot;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.trust.floor.ReleaseNumbers;
import dev.drydock.domain.trust.memory.Floor;
import dev.drydock.domain.trust.memory.Release;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The floor of a device in all its places: beside the committed image, in the state folder, in the counter store, and in the
 * trust folder of the image, which counts while that is the committed one. The largest wins.
 */
public final class FloorKeeper {
    private final Slots slots;
    private final FloorFile file;
    private final SecurityCounterStore store;
    private final Floor ofImage;
    private volatile Floor kept = Floor.NONE;
    private volatile int inStore;
    private volatile Optional<Reason> note = Optional.empty();

    /** @param ofImage the floor in the trust folder of the image that runs */
    public FloorKeeper(Slots slots, FloorFile file, SecurityCounterStore store, Floor ofImage) {
        this.slots = slots;
        this.file = file;
        this.store = store;
        this.ofImage = ofImage;
    }

    /** The image that is started from now on, with its release. */
    public record Committed(Boot boot, Optional<SlotImage> image) {
        public Optional<Release> release() {
            return image.flatMap(SlotImage::release);
        }
    }

    public Committed committed() {
        Boot boot = slots.boot();
        return new Committed(boot, slots.image(boot.committed()));
    }

    /** Reads the places, and writes to each what it lacks. */
    public void begin() {
        Optional<Floor> found = file.read();
        OptionalInt counter = store.read();
        kept = found.orElse(Floor.NONE);
        inStore = counter.orElse(0);
        Floor floor = floor();
        boolean lost = found.isEmpty() && !floor.with(ofImageAlone()).equals(ofImageAlone());
        Optional<Reason> unwritten = write(floor, found.isEmpty());
        note = unwritten.or(() -> lost ? Optional.of(Reason.of(ReasonCode.FLOOR_RECOVERED)) : Optional.empty());
    }

    private Floor ofImageAlone() {
        return Floor.NONE.with(ofImage);
    }

    public Floor floor() {
        Committed committed = committed();
        Floor known = committed.release().map(Release::floor).orElse(Floor.NONE).with(kept);
        Floor all = committed.boot().running() == committed.boot().committed() ? known.with(ofImage) : known;
        ReleaseNumbers numbers = all.numbers().max(new ReleaseNumbers(0, inStore));
        return new Floor(all.at(), numbers, all.time());
    }

    /** Sets the floor that a key set puts in the place of the device's own; one that it has had already is passed over. */
    public void set(Floor ofKeySet) {
        if (ofKeySet.isAbove(floor())) {
            Optional<Reason> refused = write(floor().with(ofKeySet));
            note = refused.or(() -> note);
        }
    }

    /** Writes the numbers of a committed release to every place; the reason why one does not take them. */
    public Optional<Reason> raise(Release committed) {
        Optional<Reason> refused = write(floor().raisedBy(committed));
        note = refused;
        return refused;
    }

    /** The reason why a place lacks its numbers, or that it was made anew. */
    public Optional<Reason> note() {
        return note;
    }

    /** Tries again what a place has refused. */
    public void retry() {
        if (isOutstanding()) {
            note = write(floor());
        }
    }

    public boolean isOutstanding() {
        return note.filter(why -> why.code() == ReasonCode.FLOOR_NOT_RAISED).isPresent();
    }

    private Optional<Reason> write(Floor floor) {
        return write(floor, false);
    }

    private synchronized Optional<Reason> write(Floor floor, boolean isNew) {
        try {
            if (isNew || !floor.equals(kept)) {
                file.save(floor);
                kept = floor;
            }
        } catch (StorageFailure e) {
            return Optional.of(notRaised(e.reason()));
        }
        int counter = floor.numbers().securityCounter();
        if (counter <= inStore) {
            return Optional.empty();
        }
        Optional<Reason> refused = store.raise(counter).map(FloorKeeper::notRaised);
        if (refused.isEmpty()) {
            inStore = counter;
        }
        return refused;
    }

    private static Reason notRaised(Reason why) {
        return new Reason(ReasonCode.FLOOR_NOT_RAISED, why.message());
    }
}
