package dev.drydock.jose;

import dev.drydock.domain.trust.key.VerifyingKey;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;

/**
 * The public half of a private key, which PKCS#8 need not hold. It is reckoned once, when the file of a key is read: how long that
 * takes depends on the key, so it is no arithmetic for a server.
 */
final class PublicHalf {
    private static final int LENGTH = 32;

    /** P-256, SEC 2, section 2.4.2: p, the order n, and the point G. */
    private static final BigInteger P = hex("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff");

    private static final BigInteger N = hex("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551");
    private static final Point G = new Point(
            hex("6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"),
            hex("4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5"));

    private static final BigInteger THREE = BigInteger.valueOf(3);

    private PublicHalf() {}

    private record Point(BigInteger x, BigInteger y) {}

    static VerifyingKey of(PrivateKey key) throws UnusableKey {
        if (key instanceof EdECPrivateKey edwards
                && edwards.getParams().getName().equals("Ed25519")) {
            return ofSeed(edwards.getBytes().orElseThrow(() -> new UnusableKey("its bytes cannot be had")));
        }
        if (key instanceof ECPrivateKey curve && curve.getParams().getOrder().equals(N)) {
            return ofScalar(curve.getS());
        }
        throw new UnusableKey("it is no key on Ed25519 or P-256");
    }

    /** RFC 8032, section 5.1.5: the JDK's generator draws the 32 bytes of a key, and is given these. */
    private static VerifyingKey ofSeed(byte[] seed) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, new Given(seed));
            return Spki.read(generator.generateKeyPair().getPublic().getEncoded())
                    .orElseThrow(() -> new IllegalStateException("the JDK writes its keys in another form"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has Ed25519", e);
        }
    }

    private static VerifyingKey ofScalar(BigInteger scalar) throws UnusableKey {
        if (scalar.signum() <= 0 || scalar.compareTo(N) >= 0) {
            throw new UnusableKey("its number is not of its curve");
        }
        Point sum = G;
        for (int bit = scalar.bitLength() - 2; bit >= 0; bit--) {
            sum = twice(sum);
            if (scalar.testBit(bit)) {
                sum = sum.equals(G) ? twice(sum) : plus(sum, G);
            }
        }
        return VerifyingKey.es256(bytes(sum.x), bytes(sum.y));
    }

    private static Point twice(Point point) {
        BigInteger slope = THREE.multiply(point.x.multiply(point.x))
                .subtract(THREE)
                .multiply(point.y.shiftLeft(1).modInverse(P));
        return along(slope, point, point);
    }

    private static Point plus(Point one, Point other) {
        BigInteger slope =
                other.y.subtract(one.y).multiply(other.x.subtract(one.x).mod(P).modInverse(P));
        return along(slope, one, other);
    }

    private static Point along(BigInteger slope, Point one, Point other) {
        BigInteger x = slope.multiply(slope).subtract(one.x).subtract(other.x).mod(P);
        return new Point(x, slope.multiply(one.x.subtract(x)).subtract(one.y).mod(P));
    }

    private static byte[] bytes(BigInteger coordinate) {
        byte[] signed = coordinate.toByteArray();
        byte[] bytes = new byte[LENGTH];
        int count = Math.min(signed.length, LENGTH);
        System.arraycopy(signed, signed.length - count, bytes, LENGTH - count, count);
        return bytes;
    }

    private static BigInteger hex(String digits) {
        return new BigInteger(digits, 16);
    }

    /** Dice that fall as they are told. */
    private static final class Given extends SecureRandom {
        private static final long serialVersionUID = 1L;

        private final byte[] seed;

        Given(byte[] seed) {
            this.seed = Arrays.copyOf(seed, LENGTH);
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
