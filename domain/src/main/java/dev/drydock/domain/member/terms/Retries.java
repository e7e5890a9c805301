package dev.drydock.domain.member.terms;

import java.util.Map;

/**
 * The number of orders that a device gets, by the reason for which the last one failed.
 *
 * @param byCode for reasons that have a number of their own; each is 1 or more
 */
public record Retries(Map<String, Integer> byCode) {
    /** Three for failures of download and storage, which pass; one for any other. */
    public static final Retries STANDARD = new Retries(Map.of());

    private static final int OF_PASSING = 3;

    /** @throws IllegalArgumentException when a number is below 1 */
    public Retries {
        byCode = Map.copyOf(byCode);
        if (byCode.values().stream().anyMatch(number -> number < 1)) {
            throw new IllegalArgumentException("a device gets 1 order or more");
        }
    }

    /** Whether an order follows the one that failed. */
    public boolean allow(Failure failure, int attempt) {
        return attempt < most(failure);
    }

    /** The most orders that a device gets which fails for that reason. */
    public int most(Failure failure) {
        return byCode.getOrDefault(failure.code(), failure.isPassing() ? OF_PASSING : 1);
    }
}
