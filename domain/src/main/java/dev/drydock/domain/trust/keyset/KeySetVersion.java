package dev.drydock.domain.trust.keyset;

import java.util.Comparator;

/**
 * The place of a key set among all of one customer.
 *
 * @param epoch from 1; a higher one begins with roots of its own and comes with an installed image alone
 * @param version within the epoch, from 1
 */
public record KeySetVersion(long epoch, long version) implements Comparable<KeySetVersion> {
    public static final KeySetVersion FIRST = new KeySetVersion(1, 1);

    /** The largest epoch and version: IoT Hub keeps no larger integer exactly. */
    public static final long LARGEST = (1L << 52) - 1;

    private static final Comparator<KeySetVersion> ORDER =
            Comparator.comparingLong(KeySetVersion::epoch).thenComparingLong(KeySetVersion::version);

    /** @throws IllegalArgumentException when a number is out of its range */
    public KeySetVersion {
        if (epoch < 1 || epoch > LARGEST || version < 1 || version > LARGEST) {
            throw new IllegalArgumentException("epoch and version are 1 to " + LARGEST);
        }
    }

    public KeySetVersion next() {
        return new KeySetVersion(epoch, version + 1);
    }

    public KeySetVersion nextEpoch() {
        return new KeySetVersion(epoch + 1, 1);
    }

    @Override
    public int compareTo(KeySetVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return epoch + "." + version;
    }
}
