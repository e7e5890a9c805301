package dev.drydock.azure.service;

import dev.drydock.application.service.twin.DeviceTwin;
import dev.drydock.application.service.twin.Presence;
import dev.drydock.domain.device.DeviceId;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One watch of a device: when the twin is due to be read again, and what was told last. It is every interval while something
 * moves; after a minute without a change every five seconds, or every minute when it is not connected.
 */
final class TwinFollower {
    private static final Duration QUIET_AFTER = Duration.ofMinutes(1);
    private static final Duration QUIET = Duration.ofSeconds(5);
    private static final Duration AWAY = Duration.ofMinutes(1);

    private final DeviceId device;
    private final Consumer<DeviceTwin> listener;
    private Optional<DeviceTwin> last = Optional.empty();
    private long changedAt = System.nanoTime();
    private long readAt;
    private boolean closed;

    TwinFollower(DeviceId device, Consumer<DeviceTwin> listener) {
        this.device = device;
        this.listener = listener;
    }

    DeviceId device() {
        return device;
    }

    synchronized boolean isDue(long now, Duration interval) {
        return last.isEmpty() || now - readAt >= pause(now, interval).toNanos();
    }

    private Duration pause(long now, Duration interval) {
        if (now - changedAt <= QUIET_AFTER.toNanos()) {
            return interval;
        }
        Duration pause = last.filter(twin -> twin.presence() == Presence.AWAY).isPresent() ? AWAY : QUIET;
        return pause.compareTo(interval) < 0 ? interval : pause;
    }

    synchronized void take(DeviceTwin twin, long now) {
        readAt = now;
        if (!closed && !last.equals(Optional.of(twin))) {
            last = Optional.of(twin);
            changedAt = now;
            listener.accept(twin);
        }
    }

    synchronized void close() {
        closed = true;
    }
}
