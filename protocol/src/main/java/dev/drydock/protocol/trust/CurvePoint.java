package dev.drydock.protocol.trust;

import dev.drydock.domain.trust.key.Base64Url;
import dev.drydock.domain.trust.key.VerifyingKey;
import java.math.BigInteger;

/** The arithmetic by which a public key is told from bytes that are none. */
final class CurvePoint {
    private static final BigInteger ONE = BigInteger.ONE;

    /** Ed25519, RFC 8032, section 5.1: p = 2^255 - 19, and d. */
    private static final BigInteger P_25519 = ONE.shiftLeft(255).subtract(BigInteger.valueOf(19));

    private static final BigInteger D_25519 = BigInteger.valueOf(-121665)
            .multiply(BigInteger.valueOf(121666).modInverse(P_25519))
            .mod(P_25519);

    /** P-256, SEC 2, section 2.4.2: y^2 = x^3 - 3x + b. */
    private static final BigInteger P_256 =
            new BigInteger("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", 16);

    private static final BigInteger B_256 =
            new BigInteger("5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b", 16);

    private CurvePoint() {}

    /** Whether the key is a point of its curve; of Ed25519 none of the few that have a small order. */
    static boolean isOn(VerifyingKey key) {
        byte[] x = Base64Url.decode(key.x());
        return key.y()
                .map(y -> isOnP256(number(x), number(Base64Url.decode(y))))
                .orElseGet(() -> isOn25519(x));
    }

    private static boolean isOnP256(BigInteger x, BigInteger y) {
        if (x.compareTo(P_256) >= 0 || y.compareTo(P_256) >= 0) {
            return false;
        }
        BigInteger right =
                x.pow(3).subtract(x.multiply(BigInteger.valueOf(3))).add(B_256).mod(P_256);
        return y.multiply(y).mod(P_256).equals(right);
    }

    /** RFC 8032, section 5.1.3: x^2 = (y^2 - 1) / (d y^2 + 1) has a root. */
    private static boolean isOn25519(byte[] encoded) {
        BigInteger y = littleEndianWithoutSign(encoded);
        if (y.compareTo(P_25519) >= 0) {
            return false;
        }
        BigInteger ySquared = y.multiply(y).mod(P_25519);
        BigInteger denominator = D_25519.multiply(ySquared).add(ONE).mod(P_25519);
        BigInteger xSquared =
                ySquared.subtract(ONE).multiply(denominator.modInverse(P_25519)).mod(P_25519);
        boolean hasRoot = xSquared.signum() != 0
                && xSquared.modPow(P_25519.subtract(ONE).shiftRight(1), P_25519).equals(ONE);
        return hasRoot && !hasSmallOrder(xSquared, ySquared);
    }

    /** The points of order 8 double to those of order 4, which have y = 0, and those of order 4 have it themselves. */
    private static boolean hasSmallOrder(BigInteger xSquared, BigInteger ySquared) {
        // y of the double is (y^2 + x^2) / (1 - d x^2 y^2) on a curve with a = -1
        return ySquared.signum() == 0 || ySquared.add(xSquared).mod(P_25519).signum() == 0;
    }

    private static BigInteger littleEndianWithoutSign(byte[] encoded) {
        byte[] bigEndian = new byte[encoded.length];
        for (int i = 0; i < encoded.length; i++) {
            bigEndian[i] = encoded[encoded.length - 1 - i];
        }
        bigEndian[0] &= 0x7F;
        return number(bigEndian);
    }

    private static BigInteger number(byte[] bigEndian) {
        return new BigInteger(1, bigEndian);
    }
}
