package dev.drydock.files.disk;

import dev.drydock.files.disk.Storage.GrowingFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** A file of a disk that loses its power: what it holds, and what of that is durable. Arrays are never changed in place. */
public final class CrashingFile {
    /** How many bytes one write takes at most. */
    private static final int PIECE = 700;

    byte[] now = new byte[0];
    byte[] durable = new byte[0];

    /** What becomes of content that was not forced. */
    public enum Content {
        DROPPED,
        KEPT,
        TORN,
        ZEROED,
        EMPTIED
    }

    /** Something that the power may cut. */
    @FunctionalInterface
    interface Operation {
        void begin() throws IOException;
    }

    byte[] after(Content content) {
        if (Arrays.equals(now, durable)) {
            return durable;
        }
        int mismatch = Arrays.mismatch(now, durable);
        return switch (content) {
            case DROPPED -> durable;
            case KEPT -> now;
            case TORN -> Arrays.copyOf(now, mismatch + (now.length - mismatch) / 2);
            case ZEROED -> Arrays.copyOf(Arrays.copyOf(now, mismatch), now.length);
            case EMPTIED -> new byte[0];
        };
    }

    GrowingFile growing(Operation operation, boolean unforced) {
        return new GrowingFile() {
            @Override
            public long length() {
                return now.length;
            }

            @Override
            public int append(ByteBuffer bytes) throws IOException {
                operation.begin();
                int count = Math.min(bytes.remaining(), PIECE);
                byte[] grown = Arrays.copyOf(now, now.length + count);
                bytes.get(grown, now.length, count);
                now = grown;
                return count;
            }

            @Override
            public void clear() throws IOException {
                operation.begin();
                now = new byte[0];
            }

            @Override
            public void force() throws IOException {
                operation.begin();
                durable = unforced ? durable : now;
            }

            @Override
            public void close() {}
        };
    }
}
