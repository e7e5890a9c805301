package dev.drydock.domain.wave;

import dev.drydock.domain.device.DeviceId;
import java.util.Comparator;

/**
 * The place of a device in the order of a rollout.
 *
 * @param number 0 to 2147483646, the same for two devices now and then
 * @param id decides between devices of the same number
 */
public record Place(long number, DeviceId id) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
            Comparator.comparingLong(Place::number).thenComparing(Place::id);

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }
}
