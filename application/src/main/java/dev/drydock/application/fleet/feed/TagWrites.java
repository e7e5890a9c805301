package dev.drydock.application.fleet.feed;

import dev.drydock.domain.device.DeviceId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The order of tags that were written here and of readings, which may be older than they. Thread-safe. */
final class TagWrites {
    private final AtomicLong count = new AtomicLong();
    private final Map<DeviceId, Long> written = new ConcurrentHashMap<>();

    /** Begins a reading; its place in the order. */
    long read() {
        return count.get();
    }

    /** The tags of a device were written. */
    void wrote(DeviceId device) {
        written.put(device, count.incrementAndGet());
    }

    /** Whether no tags of a device were written since a reading began. */
    boolean stands(DeviceId device, long reading) {
        return written.getOrDefault(device, 0L) <= reading;
    }
}
