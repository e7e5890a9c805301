package dev.drydock.application.access;

import dev.drydock.domain.firmware.Digest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The answers to requests that named a key, so that a request which comes twice is carried out once. */
public interface KeptAnswers {
    /** The time for which an answer counts. */
    Duration KEPT = Duration.ofHours(24);

    /**
     * An answer.
     *
     * @param request the SHA-256 of what was asked for
     * @param status as in HTTP
     */
    record Kept(Digest request, int status, String body) {}

    /** The answer that a person got under a key. */
    Optional<Kept> find(String person, String key);

    /** Keeps an answer; one that is there already stays. */
    void keep(String person, String key, Kept answer, Instant at);

    /**
     * Removes answers that were kept before a time.
     *
     * @return their number; less than that many when no other is left
     */
    int removeBefore(Instant time, int atMost);
}
