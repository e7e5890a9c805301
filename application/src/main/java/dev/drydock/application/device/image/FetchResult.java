package dev.drydock.application.device.image;

import dev.drydock.domain.reason.Reason;
import java.time.Duration;

/** How an attempt to fetch an image ended. */
public sealed interface FetchResult {
    /** Every byte is in the sink. */
    record Fetched() implements FetchResult {}

    /**
     * It did not come to its end.
     *
     * @param notBefore how long the server asked to be left alone (RFC 9110, Retry-After); zero when it did not say
     */
    record Broken(Reason reason, Duration notBefore) implements FetchResult {
        public Broken(Reason reason) {
            this(reason, Duration.ZERO);
        }
    }

    /** It was stopped from here. */
    record Stopped() implements FetchResult {}
}
