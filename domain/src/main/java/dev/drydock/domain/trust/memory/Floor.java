package dev.drydock.domain.trust.memory;

import dev.drydock.domain.trust.floor.ReleaseNumbers;
import dev.drydock.domain.trust.keyset.KeySetVersion;
import dev.drydock.domain.trust.keyset.ModelFloor;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * The least that a device takes, as one place remembers it.
 *
 * @param at the key set whose floors it was written under; empty when none had set any
 * @param time the latest time that a signed document has told
 */
public record Floor(Optional<KeySetVersion> at, ReleaseNumbers numbers, Optional<Instant> time) {
    public static final Floor NONE = new Floor(Optional.empty(), ReleaseNumbers.NONE, Optional.empty());

    private static final Comparator<Optional<KeySetVersion>> BY_KEY_SET = Comparator.comparing(
            (Optional<KeySetVersion> at) -> at.orElse(null), Comparator.nullsFirst(Comparator.naturalOrder()));

    /** The floor that a key set puts in place of the device's own. */
    public static Floor of(ModelFloor set) {
        return new Floor(Optional.of(set.at()), set.numbers(), set.time());
    }

    /** The floor of two places: the later key set's wins, and of the same the larger numbers. Time never goes back. */
    public Floor with(Floor other) {
        int order = BY_KEY_SET.compare(at, other.at);
        Optional<Instant> later = later(time, other.time);
        if (order == 0) {
            return new Floor(at, numbers.max(other.numbers), later);
        }
        return order > 0 ? new Floor(at, numbers, later) : new Floor(other.at, other.numbers, later);
    }

    /** Whether a later key set has set it. */
    public boolean isAbove(Floor other) {
        return BY_KEY_SET.compare(at, other.at) > 0;
    }

    /** The floor once a release is committed under it. */
    public Floor raisedBy(Release release) {
        return new Floor(at, numbers.max(release.numbers()), later(time, Optional.of(release.issued())));
    }

    /** The device's time: the clock's, unless that is below the floor. */
    public Instant floored(Instant clock) {
        return time.filter(clock::isBefore).orElse(clock);
    }

    /** The same with a time that a signed document tells. */
    public Floor notBefore(Instant told) {
        return new Floor(at, numbers, later(time, Optional.of(told)));
    }

    private static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other) {
        return one.filter(it -> other.isEmpty() || !it.isBefore(other.get())).or(() -> other);
    }
}
