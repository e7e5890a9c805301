package dev.drydock.mqtt.service;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;

/** The sixteen random bytes that tell one call's answer from another's. */
final class Correlation {
    private Correlation() {}

    static byte[] toBytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    static Optional<UUID> fromBytes(byte[] bytes) {
        if (bytes.length != 16) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return Optional.of(new UUID(buffer.getLong(), buffer.getLong()));
    }
}
