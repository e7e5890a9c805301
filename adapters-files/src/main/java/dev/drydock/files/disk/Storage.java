package dev.drydock.files.disk;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/**
 * The few things that are ever done to the files of a state folder. The power may fail before, after or within each of them,
 * and only what was forced is sure to be there afterwards. Names are relative to the folder, with {@code /} between their
 * parts; the folder itself is the empty name.
 */
public interface Storage {
    /** Where a name is, in words fit for a message. */
    String locate(String name);

    boolean exists(String name) throws IOException;

    /**
     * Opens a file to be read from its beginning.
     *
     * @throws java.nio.file.NoSuchFileException when the file is not there
     */
    InputStream read(String name) throws IOException;

    /** Makes a folder whose parent is there; one that is there stays as it is. */
    void createFolder(String name) throws IOException;

    /** Makes a file with this content, or replaces the content of the one that is there. */
    void write(String name, byte[] content) throws IOException;

    /** Forces a file's content to the disk, not its name. */
    void force(String name) throws IOException;

    /** Gives a file another name in the same folder, in one step; a file that had that name is gone. */
    void rename(String from, String to) throws IOException;

    /** Forces the names in a folder to the disk. */
    void forceFolder(String name) throws IOException;

    /** Deletes a file, if it is there. */
    void delete(String name) throws IOException;

    /** Opens a file to be appended to; makes it when it is not there. */
    GrowingFile open(String name) throws IOException;

    /** How many bytes can still be written, as far as is known. */
    long room() throws IOException;

    /** A file that is written at its end. */
    interface GrowingFile extends Closeable {
        long length() throws IOException;

        /** Appends some of the bytes that remain in the buffer, at least one if there is one; tells how many. */
        int append(ByteBuffer bytes) throws IOException;

        /** Drops everything. */
        void clear() throws IOException;

        void force() throws IOException;
    }
}
