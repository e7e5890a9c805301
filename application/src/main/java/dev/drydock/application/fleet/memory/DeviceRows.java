package dev.drydock.application.fleet.memory;

import dev.drydock.domain.device.DeviceId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Devices and their rows, from 0 in the order in which they were added: a table of numbers, which for a million devices takes a tenth
 * of the room of a map of objects.
 */
final class DeviceRows {
    static final int NONE = -1;

    private static final int LEAST = 16;
    /** Spreads hash codes of similar texts; Knuth, "The Art of Computer Programming", volume 3, section 6.4. */
    private static final int SPREAD = 0x9E3779B9;

    private final List<DeviceId> devices = new ArrayList<>();
    /** Rows at the slots of their devices, or at the next free ones; half of the slots are free. */
    private int[] slots = free(LEAST);

    int size() {
        return devices.size();
    }

    DeviceId device(int row) {
        return devices.get(row);
    }

    /** The row of a device, or {@link #NONE}. */
    int find(DeviceId device) {
        return slots[slot(device)];
    }

    /** Adds a device that is not there. */
    void add(DeviceId device) {
        if (2 * (devices.size() + 1) > slots.length) {
            grow();
        }
        slots[slot(device)] = devices.size();
        devices.add(device);
    }

    /** Takes back the device that was added last, so that no other one was put behind it. */
    void removeLast() {
        DeviceId last = devices.get(devices.size() - 1);
        slots[slot(last)] = NONE;
        devices.remove(devices.size() - 1);
    }

    /** The slot that has the device, or that it would be put into. */
    private int slot(DeviceId device) {
        int mask = slots.length - 1;
        // The high bits of the product depend on all bits of the hash code, the low ones on the low ones alone.
        int slot = (device.hashCode() * SPREAD) >>> Integer.numberOfLeadingZeros(mask);
        while (slots[slot] != NONE && !devices.get(slots[slot]).equals(device)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        slots = free(2 * slots.length);
        for (int row = 0; row < devices.size(); row++) {
            slots[slot(devices.get(row))] = row;
        }
    }

    private static int[] free(int length) {
        int[] slots = new int[length];
        Arrays.fill(slots, NONE);
        return slots;
    }
}
