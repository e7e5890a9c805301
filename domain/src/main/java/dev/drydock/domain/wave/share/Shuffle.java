package dev.drydock.domain.wave.share;

import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.digest.Sha256;

/**
 * The order of a rollout's devices: by chance from one rollout to the next, and always the same for rollouts of one name. It is
 * arithmetic that every database does alike: {@code hash * salt mod 2147483647}, then the id.
 *
 * @param salt 1 to 2147483646; no multiple of the modulus, which is prime, so that no two hashes below it meet
 */
public record Shuffle(long salt) {
    /** The largest prime of 31 bits. */
    public static final long MODULUS = 2_147_483_647L;

    /** @throws IllegalArgumentException when the salt is out of range */
    public Shuffle {
        if (salt < 1 || salt >= MODULUS) {
            throw new IllegalArgumentException("a salt is 1 to " + (MODULUS - 1) + ", this one is " + salt);
        }
    }

    /** The order of a rollout of this name. */
    public static Shuffle ofRollout(String name) {
        return new Shuffle(1 + first31Bits(Sha256.of(name)) % (MODULUS - 1));
    }

    /**
     * The place of a device.
     *
     * @param hash of the device, 31 bits: 0 to 2147483647
     * @throws IllegalArgumentException when the hash is negative
     */
    public Place placeOf(DeviceId id, int hash) {
        return new Place(numberOf(hash), id);
    }

    /** The number of that place. */
    public long numberOf(int hash) {
        if (hash < 0) {
            throw new IllegalArgumentException("the hash of a device has 31 bits, and is not negative: " + hash);
        }
        return hash * salt % MODULUS;
    }

    private static long first31Bits(byte[] digest) {
        long bits = 0;
        for (int i = 0; i < Integer.BYTES; i++) {
            bits = (bits << Byte.SIZE) | (digest[i] & 0xff);
        }
        return bits >> 1;
    }
}
