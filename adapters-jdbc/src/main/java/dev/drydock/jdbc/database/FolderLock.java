package dev.drydock.jdbc.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The right to the database of a folder, which one process has, and within it one who opened it. It goes with the process. */
final class FolderLock implements AutoCloseable {
    private static final String FILE = "fleet.lock";

    /** The locked folders of this process. On POSIX the close of any descriptor of a file gives its lock away: none is opened twice. */
    private static final Set<Path> HELD = new HashSet<>();

    private final Path folder;
    private final FileChannel channel;

    private FolderLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /**
     * Takes the lock of a folder, which is made when it is not there.
     *
     * @throws DatabaseUnusable when somebody else has it, or this user may not write to the folder
     */
    static FolderLock take(Path folder) throws DatabaseUnusable {
        synchronized (HELD) {
            Path place = made(folder);
            if (HELD.contains(place)) {
                throw new DatabaseUnusable("this program has the database in " + folder
                        + " open already; close it first, or name another folder");
            }
            FileChannel channel = open(folder);
            if (isLocked(folder, channel)) {
                HELD.add(place);
                return new FolderLock(place, channel);
            }
            close(channel);
            throw new DatabaseUnusable("another server uses the database in " + folder
                    + "; end it, or name another folder (several servers share a PostgreSQL)");
        }
    }

    private static Path made(Path folder) throws DatabaseUnusable {
        try {
            Path place = Files.createDirectories(folder).toRealPath();
            if (!Files.isWritable(place)) {
                throw new AccessDeniedException(place.toString());
            }
            return place;
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    private static FileChannel open(Path folder) throws DatabaseUnusable {
        try {
            return FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    private static boolean isLocked(Path folder, FileChannel channel) throws DatabaseUnusable {
        try {
            return Optional.<FileLock>ofNullable(channel.tryLock()).isPresent();
        } catch (IOException e) {
            close(channel);
            throw new DatabaseUnusable(
                    "the folder " + folder + " cannot be locked (" + reason(e) + "); name one on a local disk", e);
        }
    }

    private static DatabaseUnusable unwritable(Path folder, IOException e) {
        return new DatabaseUnusable(
                "the folder " + folder + " cannot be written (" + reason(e)
                        + "); give this user the right to, or name another",
                e);
    }

    /** The reason in words; the message of most of these exceptions is a path alone. */
    private static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return "it is a file";
        }
        return failure instanceof FileSystemException of && of.getReason() != null
                ? of.getReason()
                : failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }

    @Override
    public void close() {
        synchronized (HELD) {
            close(channel);
            HELD.remove(folder);
        }
    }

    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new IllegalStateException("a lock that was held can be given back", e);
        }
    }
}
