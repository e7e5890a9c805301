package dev.drydock.application.fakes.trust;

import dev.drydock.application.device.slots.SlotImage;
import dev.drydock.application.device.slots.Slots;
import dev.drydock.domain.firmware.Digest;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.trust.floor.ReleaseNumbers;
import dev.drydock.domain.trust.manifest.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The numbers that one device has committed by the word of its boot record, as the desk signed them. It believes nothing that
 * the device says of numbers.
 */
public final class FloorWatch {
    private ReleaseNumbers highest = ReleaseNumbers.NONE;
    private Optional<Digest> digest = Optional.empty();

    public FloorWatch copy() {
        FloorWatch copy = new FloorWatch();
        copy.highest = highest;
        copy.digest = digest;
        return copy;
    }

    public ReleaseNumbers highest() {
        return highest;
    }

    /** What stands beside the highest sequence. */
    public Object memory() {
        return List.of(highest, digest);
    }

    /** Looks at the boot record and at the floor that the device tells; what is wrong with them, in words. */
    public List<String> look(Slots slots, ReleaseNumbers floor) {
        List<String> wrong = new ArrayList<>();
        Optional<SlotImage> image = slots.image(slots.boot().committed());
        image.map(FloorWatch::numbers).ifPresent(committed -> {
            if (committed.sequence() < highest.sequence()) {
                wrong.add("the boot record leads to " + committed + " after " + highest);
            }
            highest = highest.max(committed);
            digest = image.map(held -> held.measured().digest());
        });
        if (!floor.equals(highest)) {
            wrong.add("the floor is " + floor + ", committed was at most " + highest);
        }
        return wrong;
    }

    /** Whether nothing that was committed forbids an order. */
    public boolean allows(UpdateOrder order) {
        return manifest(order)
                .filter(manifest -> manifest.numbers().securityCounter() >= highest.securityCounter())
                .filter(manifest -> manifest.numbers().sequence() > highest.sequence()
                        || (manifest.numbers().sequence() == highest.sequence() && isCommitted(manifest)))
                .isPresent();
    }

    private boolean isCommitted(Manifest manifest) {
        return digest.equals(Optional.of(manifest.image().digest()));
    }

    /** The numbers of the image's own order, or of a later manifest over the same bytes. */
    private static ReleaseNumbers numbers(SlotImage image) {
        ReleaseNumbers ordered = manifest(image.order()).map(Manifest::numbers).orElse(ReleaseNumbers.NONE);
        return image.release()
                .flatMap(release -> ReleaseDesk.find(release.identity()))
                .filter(manifest -> manifest.image().equals(image.measured()))
                .map(Manifest::numbers)
                .map(ordered::max)
                .orElse(ordered);
    }

    private static Optional<Manifest> manifest(UpdateOrder order) {
        return order.manifestIdentity().flatMap(ReleaseDesk::find);
    }
}
