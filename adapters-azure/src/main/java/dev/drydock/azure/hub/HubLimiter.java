package dev.drydock.azure.hub;

import dev.drydock.application.time.BackOff;
import dev.drydock.application.time.Deadlines;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;

/**
 * A limiter of calls to the throttles of a hub's tier, kind by kind, and to less for a while after the hub said that they came too
 * fast. The burst is what the tier grants in a second, and one call at least. A little is left, as calls do not arrive as evenly as they
 * are sent, and the hub's figures are for the calls of everybody. Thread-safe.
 */
public final class HubLimiter {
    private static final System.Logger LOG = System.getLogger(HubLimiter.class.getName());
    private static final double NANOS = 1e9;
    private static final double BURST_SECONDS = 1;
    private static final double SHARE = 0.95;
    /** The time without a refusal after which refusals are over. */
    private static final Duration QUIET = Duration.ofSeconds(30);

    private static final BackOff PENALTY = new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(30));

    private final Map<HubOperation, Lane> lanes = new EnumMap<>(HubOperation.class);
    private final String name;
    private final Deadlines deadlines;
    private final LongSupplier nanoTime;

    public HubLimiter(HubTier tier, int units, Deadlines deadlines, LongSupplier nanoTime) {
        this.name = (tier == HubTier.FREE ? "a free" : "an " + tier) + " hub of " + units
                + (units == 1 ? " unit" : " units");
        this.deadlines = deadlines;
        this.nanoTime = nanoTime;
        for (HubOperation operation : HubOperation.values()) {
            lanes.put(operation, new Lane(tier.perSecond(operation, units), nanoTime.getAsLong()));
        }
    }

    /** Completes when a call may be made; the call is counted. */
    public CompletionStage<Void> admit(HubOperation operation) {
        long wait;
        boolean first;
        synchronized (this) {
            Lane lane = lane(operation);
            wait = lane.reserve(nanoTime.getAsLong());
            first = wait > 0 && lane.waited == 1;
        }
        if (wait == 0) {
            return CompletableFuture.completedFuture(null);
        }
        if (first) {
            LOG.log(Level.INFO, "{0} calls are held to the figures of {1}", operation, name);
        }
        CompletableFuture<Void> admitted = new CompletableFuture<>();
        deadlines.after(Duration.ofNanos(wait), () -> admitted.complete(null));
        return admitted;
    }

    /** Notes that the hub accepted a call, so that the next refusal counts as the first. */
    public void accepted(HubOperation operation) {
        boolean isNews;
        synchronized (this) {
            Lane lane = lane(operation);
            lane.refusals = 0;
            isNews = lane.isOver(nanoTime.getAsLong());
        }
        if (isNews) {
            LOG.log(Level.INFO, "The hub takes {0} calls again", operation);
        }
    }

    /**
     * The hub said that calls of this kind come too fast; gives how long none is made now. Of calls that were under way together
     * all may be refused, which counts once.
     */
    public Duration refused(HubOperation operation) {
        boolean isNews;
        Duration held;
        synchronized (this) {
            Lane lane = lane(operation);
            long now = nanoTime.getAsLong();
            if (lane.refusals == 0 || now - lane.heldUntil >= 0) {
                lane.refusals++;
                lane.holdUntil(now + PENALTY.before(lane.refusals + 1).toNanos());
            }
            held = Duration.ofNanos(lane.heldUntil - now);
            isNews = lane.begins(now);
        }
        if (isNews) {
            LOG.log(Level.WARNING, "The hub refuses {0} calls (429): they wait, and are made again later", operation);
        }
        return held;
    }

    /** Logs the number of calls, and how many of them had to wait. */
    public synchronized void logTotals() {
        lanes.forEach((operation, lane) -> {
            if (lane.waited > 0) {
                LOG.log(
                        Level.INFO,
                        "{0}: {1} calls, of which {2} waited, at {3} a second at most ({4})",
                        operation,
                        lane.made,
                        lane.waited,
                        String.format(java.util.Locale.ROOT, "%.2f", lane.perSecond),
                        name);
            }
        });
    }

    private Lane lane(HubOperation operation) {
        Lane lane = lanes.get(operation);
        if (lane == null) {
            throw new IllegalStateException("no lane for " + operation);
        }
        return lane;
    }

    /** The virtual scheduling form of a leaky bucket: the time at which the bucket would be empty. */
    private static final class Lane {
        private final double perSecond;
        private final long step;
        private final long burst;
        private long emptyAt;
        private long heldUntil;
        private int made;
        private int waited;
        private int refusals;
        private boolean isRefusing;
        private long refusedAt;

        Lane(double perSecond, long now) {
            this.perSecond = perSecond;
            this.step = (long) (NANOS / (perSecond * SHARE));
            this.burst = Math.max(step, (long) (BURST_SECONDS * NANOS)) - step;
            this.emptyAt = now;
        }

        long reserve(long now) {
            emptyAt = Math.max(emptyAt, now) + step;
            made++;
            long wait = Math.max(0, emptyAt - step - burst - now);
            waited += wait > 0 ? 1 : 0;
            return wait;
        }

        /** Whether a time of refusals begins with this one; told once for each. */
        boolean begins(long now) {
            boolean isNews = !isRefusing;
            isRefusing = true;
            refusedAt = now;
            return isNews;
        }

        /** Whether a time of refusals has ended: single calls get through in the middle of one. */
        boolean isOver(long now) {
            boolean isNews = isRefusing && now - refusedAt >= QUIET.toNanos();
            isRefusing &= !isNews;
            return isNews;
        }

        void holdUntil(long time) {
            heldUntil = time;
            emptyAt = Math.max(emptyAt, time + burst);
        }
    }
}
