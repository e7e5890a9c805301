package dev.drydock.domain.wave.share;

import dev.drydock.domain.device.DeviceId;

/**
 * The place of a device in the order of a rollout.
 *
 * @param number 0 to 2147483646, the same for two devices now and then
 * @param id decides between devices of the same number
 */
public record Place(long number, DeviceId id) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
        int order = Long.compare(number, other.number);
        return order != 0 ? order : id.compareTo(other.id);
    }
}
