package dev.drydock.application.fleet.intake;

import dev.drydock.domain.device.DeviceId;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** The ids under which two devices have reported within a day, as far as this server has heard. Thread-safe. */
public final class SharedIds implements IntakeObserver {
    /** The time for which one is remembered. */
    public static final Duration MEMORY = Duration.ofDays(1);

    /** The ids that are remembered at a time. */
    static final int MOST = 10_000;

    private final IntakeObserver next;
    private final LongSupplier clock;
    private final Map<DeviceId, Long> heard = new ConcurrentHashMap<>();

    /**
     * No id.
     *
     * @param next hears everything, too
     * @param clock milliseconds that only go forward
     */
    public SharedIds(IntakeObserver next, LongSupplier clock) {
        this.next = next;
        this.clock = clock;
    }

    /** Whether two devices may have an id. */
    public boolean has(DeviceId device) {
        Long at = heard.get(device);
        return at != null && !isPast(at);
    }

    private boolean isPast(long at) {
        return clock.getAsLong() - at >= MEMORY.toMillis();
    }

    @Override
    public void formerEpochHeard(DeviceId device) {
        if (heard.size() >= MOST) {
            heard.values().removeIf(this::isPast);
        }
        if (heard.size() < MOST || heard.containsKey(device)) {
            heard.put(device, clock.getAsLong());
        }
        next.formerEpochHeard(device);
    }

    @Override
    public void setAside(HeardReport report, RuntimeException why) {
        next.setAside(report, why);
    }
}
