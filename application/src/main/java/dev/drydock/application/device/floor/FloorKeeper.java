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
import java.util.function.Supplier;

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
    private volatile Floor raised = Floor.NONE;
    private volatile int inStore;
    private volatile Optional<Reason> note = Optional.empty();

    /** @param ofImage the floor in the trust folder of the image that runs */
    public FloorKeeper(Slots slots, FloorFile file, SecurityCounterStore store, Floor ofImage) {
        this.slots = slots;
        this.file = file;
        this.store = store;
        this.ofImage = justBelow(ofImage);
    }

    /** An image cannot hold its own digest, by which it would be told from another of its sequence: that sequence is taken. */
    private static Floor justBelow(Floor ofImage) {
        ReleaseNumbers own = ofImage.numbers();
        long below = Math.max(0, own.sequence() - 1);
        return new Floor(ofImage.at(), new ReleaseNumbers(below, own.securityCounter()), ofImage.time());
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

    /** The floor by all places; what was raised counts whether or not a place took it. */
    public Floor floor() {
        Committed committed = committed();
        Floor known = committed
                .release()
                .map(Release::floor)
                .orElse(Floor.NONE)
                .with(kept)
                .with(raised);
        Floor all = committed.boot().running() == committed.boot().committed() ? known.with(ofImage) : known;
        ReleaseNumbers numbers = all.numbers().max(new ReleaseNumbers(0, inStore));
        return new Floor(all.at(), numbers, all.time());
    }

    /** Sets the floor that a key set puts in the place of the device's own; one that it has had already is passed over. */
    public void set(Floor ofKeySet) {
        note = write(() -> {
                    Floor own = floor();
                    return ofKeySet.isAbove(own) ? own.with(ofKeySet) : own;
                })
                .or(() -> note);
    }

    /** Writes the numbers of a committed release to every place; the reason why one does not take them. */
    public Optional<Reason> raise(Release committed) {
        raised = kept.with(raised).raisedBy(committed);
        note = write(this::floor);
        return note;
    }

    /** The reason why a place lacks its numbers, or that it was made anew. */
    public Optional<Reason> note() {
        return note;
    }

    /** Tries again what a place has refused. */
    public void retry() {
        if (isOutstanding()) {
            note = write(this::floor);
        }
    }

    public boolean isOutstanding() {
        return note.filter(why -> why.code() == ReasonCode.FLOOR_NOT_RAISED).isPresent();
    }

    /** A disk that does not let the floor be read does not let it be raised. */
    private Optional<Reason> write(Supplier<Floor> floor) {
        try {
            return write(floor.get(), false);
        } catch (StorageFailure e) {
            return Optional.of(notRaised(e.reason()));
        }
    }

    /** One place that refuses does not keep the other from being written. */
    private synchronized Optional<Reason> write(Floor floor, boolean isNew) {
        Optional<Reason> ofFile = writeFile(floor, isNew);
        Optional<Reason> ofStore = raiseStore(floor.numbers().securityCounter());
        return ofFile.or(() -> ofStore);
    }

    private Optional<Reason> writeFile(Floor floor, boolean isNew) {
        if (!isNew && floor.equals(kept)) {
            return Optional.empty();
        }
        try {
            file.save(floor);
            kept = floor;
            return Optional.empty();
        } catch (StorageFailure e) {
            return Optional.of(notRaised(e.reason()));
        }
    }

    private Optional<Reason> raiseStore(int counter) {
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
