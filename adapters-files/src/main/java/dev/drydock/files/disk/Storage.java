package dev.drydock.files.disk;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/**
 * The operations that change or read the files of a state folder. The power may fail before, after or within each of them, and
 * only what was forced is sure to be there afterwards. Names are relative to the folder, with {@code /} between their parts;
 * the folder itself is the empty name.
 *
 * <p>Only regular files are opened, and only real folders are entered: an operation on anything else (a symbolic link, a named
 * pipe, a folder in the place of a file) is refused and changes nothing.
 */
public interface Storage {
    /** The place of a name, in words fit for a message. */
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

    /** Makes a new file with this content. A file that had the name loses it; its other names still lead to it. */
    void write(String name, byte[] content) throws IOException;

    /** Forces a file's content to the disk, not its name. */
    void force(String name) throws IOException;

    /**
     * Gives a file another name in the same folder, in one step; a file that had that name loses it. Where both are names of one
     * file already, nothing happens and both stay (POSIX, rename).
     */
    void rename(String from, String to) throws IOException;

    /**
     * Gives a file a second name in the same folder.
     *
     * @throws java.nio.file.FileAlreadyExistsException when there is a file with that name
     * @throws IOException also when the file system has no hard links
     */
    void link(String from, String to) throws IOException;

    /** Forces the names in a folder to the disk. */
    void forceFolder(String name) throws IOException;

    /** Takes a name from a file, if it is there. */
    void delete(String name) throws IOException;

    /** Opens a file to be appended to; makes it when it is not there. A file with several names is refused. */
    GrowingFile open(String name) throws IOException;

    /** The number of bytes that can still be written, as far as is known. */
    long room() throws IOException;

    /** A file that is written at its end. */
    interface GrowingFile extends Closeable {
        long length() throws IOException;

        /** Appends some of the bytes that remain in the buffer, at least one if there is one; returns their number. */
        int append(ByteBuffer bytes) throws IOException;

        /** Drops all content. */
        void clear() throws IOException;

        void force() throws IOException;
    }
}
