package dev.drydock.bootstrap.badinput;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** An image, and the order for it. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Image(byte[] bytes) {
    /** An image that no device has seen before. */
    static Image ofSize(int size) {
        byte[] bytes = new byte[size];
        ThreadLocalRandom.current().nextBytes(bytes);
        return new Image(bytes);
    }

    static Image small() {
        return ofSize(40_000);
    }

    String digest() {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** An order with every member but notAfter. */
    ObjectNode orderedFrom(String uri) {
        String id = "u-" + UUID.randomUUID();
        return JsonNodeFactory.instance
                .objectNode()
                .put("fwPackageUri", uri)
                .put("fwVersion", id.substring(0, 8))
                .put("fwSize", bytes.length)
                .put("fwPackageCheckValue", digest())
                .put("updateId", id);
    }
}
