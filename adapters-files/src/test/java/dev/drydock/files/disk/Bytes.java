package dev.drydock.files.disk;

import java.util.Arrays;

/** The content of a file, to be compared. The array is never changed. */
public record Bytes(byte[] array) {
    /** Longer files differ from each other by other things too, and would take long to hash. */
    private static final int LONGEST_HASHED = 4096;

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes bytes && (array == bytes.array || Arrays.equals(array, bytes.array));
    }

    @Override
    public int hashCode() {
        return array.length > LONGEST_HASHED ? array.length : Arrays.hashCode(array);
    }
}
