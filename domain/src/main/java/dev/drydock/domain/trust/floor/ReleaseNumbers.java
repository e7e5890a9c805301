package dev.drydock.domain.trust.floor;

/**
 * The two numbers of a release that only grow.
 *
 * @param sequence of the manifest, 0 to 2^52 - 1; 0 stands for an image without one
 * @param securityCounter the hard floor, 0 to 2^31 - 1
 */
public record ReleaseNumbers(long sequence, int securityCounter) {
    /** The numbers of an image without a manifest. */
    public static final ReleaseNumbers NONE = new ReleaseNumbers(0, 0);

    /** The largest sequence: IoT Hub keeps no larger integer exactly. */
    public static final long LARGEST_SEQUENCE = (1L << 52) - 1;

    /** @throws IllegalArgumentException when a number is out of its range */
    public ReleaseNumbers {
        if (sequence < 0 || sequence > LARGEST_SEQUENCE) {
            throw new IllegalArgumentException("a sequence is 0 to " + LARGEST_SEQUENCE);
        }
        if (securityCounter < 0) {
            throw new IllegalArgumentException("a security counter is 0 to " + Integer.MAX_VALUE);
        }
    }

    /** The larger of each. */
    public ReleaseNumbers max(ReleaseNumbers other) {
        return new ReleaseNumbers(Math.max(sequence, other.sequence), Math.max(securityCounter, other.securityCounter));
    }
}
