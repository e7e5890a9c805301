package dev.drydock.application.device.image;

import dev.drydock.domain.reason.Reason;
import java.time.Duration;
import java.util.Optional;

/** The result of an attempt to fetch an image. */
public sealed interface FetchResult {
    /** One answer for each result. */
    interface Cases<T> {
        T fetched(Fetched result);

        T broken(Broken result);

        T stopped(Stopped result);
    }

    /** Whether every byte is in the sink. */
    default boolean isFetched() {
        return false;
    }

    /** Whether the device stopped the attempt. */
    default boolean isStopped() {
        return false;
    }

    /** The failure of the attempt, if it failed. */
    default Optional<Broken> failure() {
        return Optional.empty();
    }

    /** Picks the case of this result. */
    <T> T match(Cases<T> cases);

    /** Every byte is in the sink. */
    record Fetched() implements FetchResult {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.fetched(this);
        }

        @Override
        public boolean isFetched() {
            return true;
        }
    }

    /**
     * The attempt failed.
     *
     * @param notBefore the pause that the server asked for (RFC 9110, Retry-After); zero when it named none
     */
    record Broken(Reason reason, Duration notBefore) implements FetchResult {
        public Broken(Reason reason) {
            this(reason, Duration.ZERO);
        }

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.broken(this);
        }

        @Override
        public Optional<Broken> failure() {
            return Optional.of(this);
        }
    }

    /** The attempt was stopped by the device. */
    record Stopped() implements FetchResult {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.stopped(this);
        }

        @Override
        public boolean isStopped() {
            return true;
        }
    }
}
