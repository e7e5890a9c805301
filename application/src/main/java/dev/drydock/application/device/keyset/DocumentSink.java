package dev.drydock.application.device.keyset;

import dev.drydock.application.device.StorageFailure;
import dev.drydock.application.device.image.ImageSink;
import dev.drydock.domain.digest.Sha256;
import dev.drydock.domain.firmware.Digest;
import dev.drydock.domain.firmware.ImageMeasure;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** A small document in memory. Nothing is resumed. */
final class DocumentSink implements ImageSink {
    private final int longest;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    DocumentSink(int longest) {
        this.longest = longest;
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    @Override
    public long length() {
        return bytes.size();
    }

    @Override
    public Optional<String> etag() {
        return Optional.empty();
    }

    @Override
    public void restart(Optional<String> etag) {
        bytes.reset();
    }

    /** @throws StorageFailure when the document is longer than it may be */
    @Override
    public void write(ByteBuffer more) {
        if (bytes.size() + more.remaining() > longest) {
            Reason tooLong = new Reason(ReasonCode.STORAGE_FAILED, "the document has more than " + longest + " bytes");
            throw new StorageFailure(tooLong, new IOException(tooLong.message()));
        }
        byte[] next = new byte[more.remaining()];
        more.get(next);
        bytes.writeBytes(next);
    }

    @Override
    public ImageMeasure finish() {
        return new ImageMeasure(bytes.size(), Digest.of(Sha256.of(bytes.toByteArray())));
    }

    @Override
    public void close() {}
}
