package dev.drydock.application.device.image;

import dev.drydock.domain.reason.Reason;
import java.time.Duration;

/** The result of an attempt to fetch an image. */
public sealed interface FetchResult {
    /** One answer for each result. */
    interface Cases<T> {
        T fetched(Fetched result);

        T broken(Broken result);

        T stopped(Stopped result);
    }

    /** Picks the case of this result. */
    <T> T match(Cases<T> cases);

    /** Every byte is in the sink. */
    record Fetched() implements FetchResult {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.fetched(this);
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
    }

    /** The attempt was stopped by the device. */
    record Stopped() implements FetchResult {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.stopped(this);
        }
    }
}
