package dev.drydock.hub.fault;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** A token bucket for each kind of call, which holds what a minute's limit gives in ten seconds, or a second's in one. */
final class Throttles {
    private static final double NANOS = 1e9;
    private static final double SLOW = 10;

    private final Map<Operation, Bucket> buckets = new EnumMap<>(Operation.class);
    private final LongSupplier nanoTime;

    Throttles(Tier tier, int units, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        for (Operation operation : Operation.values()) {
            buckets.put(operation, new Bucket(tier.perSecond(operation, units), nanoTime.getAsLong()));
        }
    }

    /** Takes a call in; or tells how long the caller had better wait. */
    Optional<Duration> refuse(Operation operation) {
        Bucket bucket = buckets.get(operation);
        return bucket == null ? Optional.empty() : bucket.take(nanoTime.getAsLong());
    }

    private static final class Bucket {
        private final double perSecond;
        private final double most;
        private double tokens;
        private long filledAt;

        Bucket(double perSecond, long now) {
            this.perSecond = perSecond;
            this.most = Math.max(1, perSecond < SLOW ? perSecond * SLOW : perSecond);
            this.tokens = most;
            this.filledAt = now;
        }

        Optional<Duration> take(long now) {
            tokens = Math.min(most, tokens + (now - filledAt) / NANOS * perSecond);
            filledAt = now;
            if (tokens >= 1) {
                tokens--;
                return Optional.empty();
            }
            return Optional.of(Duration.ofNanos((long) ((1 - tokens) / perSecond * NANOS)));
        }
    }
}
