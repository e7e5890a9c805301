package dev.drydock.bootstrap.process;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;

/** An image of any bytes, and orders of it. */
public record TestImage(byte[] bytes, String version) {
    /** Bytes that differ from one seed to the next. */
    public static TestImage of(int size, long seed, String version) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return new TestImage(bytes, version);
    }

    /** The digest in the form of {@code --check-value} and of an order. */
    public String checkValue() {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A whole order under an id, the image being at the URI. */
    public String order(String updateId, String uri) {
        return """
                {"fwPackageUri":"%s","fwVersion":"%s","fwSize":%d,"fwPackageCheckValue":"%s","updateId":"%s"}""".formatted(uri, version, bytes.length, checkValue(), updateId);
    }
}
