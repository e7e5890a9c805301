package dev.drydock.files.disk;

import static dev.drydock.files.disk.DiskTrouble.attempt;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;

/**
 * An image that is written at its end. Every method may throw {@link
 * dev.drydock.application.device.StorageFailure}. Not thread-safe.
 */
public final class ImageFile implements AutoCloseable {
    private static final int PIECE = 64 * 1024;

    private final Storage.GrowingFile file;
    private final String where;

    ImageFile(Storage storage, String name, Storage.GrowingFile file) {
        this.file = file;
        this.where = storage.locate(name);
    }

    /** Takes the bytes of an image, piece by piece. */
    @FunctionalInterface
    public interface Reader {
        void take(byte[] bytes, int length);
    }

    /** Reads from the beginning; a file that is not there is an empty one. */
    static void read(Storage storage, String name, long atMost, Reader reader) {
        attempt("read", storage.locate(name), () -> {
            try (InputStream in = storage.read(name)) {
                return drain(in, atMost, reader);
            } catch (NoSuchFileException e) {
                return 0L;
            }
        });
    }

    private static long drain(InputStream in, long atMost, Reader reader) throws IOException {
        byte[] piece = new byte[PIECE];
        long done = 0;
        while (done < atMost) {
            int count = in.read(piece, 0, (int) Math.min(PIECE, atMost - done));
            if (count < 0) {
                break;
            }
            reader.take(piece, count);
            done += count;
        }
        return done;
    }

    public long length() {
        return attempt("measure", where, file::length);
    }

    /** Appends some of the bytes that remain in the buffer, at least one if there is one; returns their number. */
    public int append(ByteBuffer bytes) {
        return attempt("write", where, () -> file.append(bytes));
    }

    /** Drops all content; durable when it returns. */
    public void clear() {
        attempt("empty", where, () -> {
            file.clear();
            file.force();
            return where;
        });
    }

    public void force() {
        attempt("write", where, () -> {
            file.force();
            return where;
        });
    }

    @Override
    public void close() {
        attempt("close", where, () -> {
            file.close();
            return where;
        });
    }
}
