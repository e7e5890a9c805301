package dev.drydock.files.disk;

import dev.drydock.files.disk.Storage.GrowingFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** A file of a disk that loses its power: what it holds, and what of that is durable. Arrays are never changed in place. */
public final class CrashingFile {
    /** The most bytes that one write takes. */
    private static final int PIECE = 700;

    private final Kind kind;
    byte[] now;
    byte[] durable;

    CrashingFile(Kind kind, byte[] content) {
        this.kind = kind;
        this.now = content;
        this.durable = content;
    }

    /** The kind of a file: a disk may treat one that grew differently from one that was written at once. */
    enum Kind {
        FOLDER,
        DOCUMENT,
        IMAGE
    }

    /** The fate of content that was not forced. */
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

    boolean isUnforced(Kind asked) {
        return kind == asked && !Arrays.equals(now, durable);
    }

    boolean isFolder() {
        return kind == Kind.FOLDER;
    }

    /** The file as it is found after the power came back. */
    CrashingFile after(Survivor survivor) {
        return new CrashingFile(kind, after(kind == Kind.IMAGE ? survivor.images() : survivor.documents()));
    }

    private byte[] after(Content content) {
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

    /** Opens it; a write that is refused may have taken its bytes all the same. */
    GrowingFile growing(Operation operation, boolean forcing) {
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
                operation.begin();
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
                durable = forcing ? now : durable;
            }

            @Override
            public void close() {}
        };
    }
}
