package dev.drydock.files.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The folder in which one device app keeps what it must not forget, locked against a second app for as long as it is open. The
 * operating system drops the lock when the process ends, however it ends.
 */
public final class StateFolder implements AutoCloseable {
    private static final String LOCK = "lock";
    /** A channel that nobody refers to any more would be closed, and its lock lost with it. */
    private static final Set<FileChannel> HELD = ConcurrentHashMap.newKeySet();

    private final FileChannel lockFile;
    private final StateFiles files;

    private StateFolder(FileChannel lockFile, StateFiles files) {
        this.lockFile = lockFile;
        this.files = files;
    }

    /**
     * Opens the folder, and makes it when it is not there.
     *
     * @throws StateFolderInUse when another app has it open
     * @throws StateFolderUnusable when it cannot be read and written
     */
    public static StateFolder open(Path folder) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw StateFolderUnusable.isNoFolder(folder);
        }
        try {
            DurableFiles disk = DurableFiles.at(folder);
            return new StateFolder(lock(disk, folder), new StateFiles(disk));
        } catch (FileAlreadyExistsException e) {
            throw StateFolderUnusable.isNoFolder(folder);
        } catch (IOException e) {
            throw StateFolderUnusable.refused(folder, e);
        }
    }

    private static FileChannel lock(DurableFiles disk, Path folder) throws IOException {
        FileChannel channel = disk.openForLock(LOCK);
        try {
            if (tryLock(channel) != null) {
                HELD.add(channel);
                return channel;
            }
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        throw new StateFolderInUse(folder);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    /** What is kept in the folder. */
    public StateFiles files() {
        return files;
    }

    /** Lets the next app have the folder. */
    @Override
    public void close() {
        DiskTrouble.attempt("close", files.locate(LOCK), () -> {
            HELD.remove(lockFile);
            lockFile.close();
            return LOCK;
        });
    }
}
