package dev.drydock.application.fleet.memory;

import dev.drydock.domain.device.DeviceId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
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

    private static final long FREE = -1;

    private final List<DeviceId> devices = new ArrayList<>();
    /**
     * The hash codes and the rows of devices, each at its slot or at the next free one; half of the slots are free. Devices of other
     * hash codes are passed without a look at them, as each look is a wait for memory.
     */
    private long[] slots = free(LEAST);

    int size() {
        return devices.size();
    }

    DeviceId device(int row) {
        return devices.get(row);
    }

    /** The row of a device, or {@link #NONE}. */
    int find(DeviceId device) {
        return (int) slots[slot(device)];
    }

    /** The rows of those devices that are there. They are found at one go, as one wait for memory passes while another one does. */
    int[] find(Collection<DeviceId> wanted) {
        return wanted.stream().mapToInt(this::find).filter(row -> row != NONE).toArray();
    }

    /** Adds a device that is not there. */
    void add(DeviceId device) {
        if (2 * (devices.size() + 1) > slots.length) {
            grow();
        }
        slots[slot(device)] = (long) device.hashCode() << Integer.SIZE | devices.size();
        devices.add(device);
    }

    /** Takes back the device that was added last, so that no other one was put behind it. */
    void removeLast() {
        DeviceId last = devices.get(devices.size() - 1);
        slots[slot(last)] = FREE;
        devices.remove(devices.size() - 1);
    }

    /** The slot that has the device, or that it would be put into. */
    private int slot(DeviceId device) {
        int hash = device.hashCode();
        int slot = firstSlot(hash);
        while (slots[slot] != FREE
                && !(hash(slots[slot]) == hash && device((int) slots[slot]).equals(device))) {
            slot = next(slot);
        }
        return slot;
    }

    private static int hash(long taken) {
        return (int) (taken >>> Integer.SIZE);
    }

    /** The high bits of the product depend on all bits of the hash code, the low ones on the low ones alone. */
    private int firstSlot(int hash) {
        return (hash * SPREAD) >>> Integer.numberOfLeadingZeros(slots.length - 1);
    }

    private int next(int slot) {
        return (slot + 1) & (slots.length - 1);
    }

    private void grow() {
        long[] before = slots;
        slots = free(2 * before.length);
        for (long taken : before) {
            if (taken != FREE) {
                slots[freeSlot(hash(taken))] = taken;
            }
        }
    }

    private int freeSlot(int hash) {
        int slot = firstSlot(hash);
        while (slots[slot] != FREE) {
            slot = next(slot);
        }
        return slot;
    }

    private static long[] free(int length) {
        long[] slots = new long[length];
        Arrays.fill(slots, FREE);
        return slots;
    }
}
