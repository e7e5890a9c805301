package dev.drydock.files.disk;

import dev.drydock.files.disk.OpenedFile.Forcing;
import dev.drydock.files.paths.FolderPaths;
import dev.drydock.files.paths.UnfitFile;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The folder in which one device app keeps its state, locked against a second app for as long as it is open. The operating
 * system drops the lock when the process ends, however it ends.
 */
public final class StateFolder implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(StateFolder.class.getName());
    /** A channel that nobody refers to any more would be closed, and its lock lost with it. */
    private static final Set<FileChannel> HELD = ConcurrentHashMap.newKeySet();

    private final FileChannel lockFile;
    private final StateFiles files;

    private StateFolder(FileChannel lockFile, StateFiles files) {
        this.lockFile = lockFile;
        this.files = files;
    }

    /** Opens the folder on a file system that forces all to the disk. */
    public static StateFolder open(Path folder) {
        return open(folder, StorageSettings.STRICT);
    }

    /**
     * Opens the folder, and makes it when it is not there. Its files and folders are its owner's alone afterwards.
     *
     * @throws StateFolderInUse when another app has it open
     * @throws StateFolderUnusable when it cannot be read and written, holds something other than regular files, or is on a file
     *     system that forces too little for these settings
     */
    public static StateFolder open(Path folder, StorageSettings settings) {
        return open(folder, settings, Forcing.STRICT);
    }

    static StateFolder open(Path folder, StorageSettings settings, Forcing forcing) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw StateFolderUnusable.isNoFolder(folder);
        }
        try {
            return open(folder, DurableFiles.at(folder, forcing.wherePossible()), settings, forcing);
        } catch (UnfitFile e) {
            throw StateFolderUnusable.holds(e);
        } catch (FileAlreadyExistsException e) {
            throw StateFolderUnusable.isNoFolder(folder);
        } catch (IOException e) {
            throw StateFolderUnusable.refused(folder, e);
        }
    }

    private static StateFolder open(Path folder, DurableFiles disk, StorageSettings settings, Forcing forcing)
            throws IOException {
        FolderPaths paths = FolderPaths.in(folder);
        StateLayout.check(paths);
        FileChannel lock = lock(disk, folder);
        try {
            closeToOthers(disk, paths);
            return new StateFolder(lock, new StateFiles(forced(folder, lock, settings, forcing)));
        } catch (IOException | RuntimeException e) {
            release(lock);
            throw e;
        }
    }

    /** The storage, after it was tried whether the file system forces files and names. */
    private static DurableFiles forced(Path folder, FileChannel lock, StorageSettings settings, Forcing forcing)
            throws IOException {
        DurableFiles strict = DurableFiles.at(folder, forcing);
        try {
            forcing.force(lock, false);
            strict.forceFolder("");
            return strict;
        } catch (IOException e) {
            if (!DiskTrouble.isUnsupported(e)) {
                throw e;
            }
            if (!settings.lastStateMayBeLost()) {
                throw StateFolderUnusable.forcesTooLittle(folder, e);
            }
            LOG.log(Level.WARNING, StateFolderUnusable.tooLittle(folder, e) + ".");
            return DurableFiles.at(folder, forcing.wherePossible());
        }
    }

    /** A folder with other things in it is not the app's own, as {@code /tmp} is not, and keeps its rights. */
    private static void closeToOthers(DurableFiles disk, FolderPaths paths) throws IOException {
        List<String> names = new ArrayList<>(StateLayout.present(paths));
        if (StateLayout.isAppsAlone(paths)) {
            names.add("");
        }
        for (String name : names) {
            try {
                disk.closeToOthers(name);
            } catch (IOException notOwner) {
                LOG.log(Level.DEBUG, "The rights to {0} stay: {1}", disk.locate(name), DiskTrouble.said(notOwner));
            }
        }
        if (disk.isOpenToOthers("")) {
            LOG.log(
                    Level.WARNING,
                    "Other users have rights to the state folder {0} and may change what the device keeps there; give the"
                            + " device app a folder of its own, with mode 0700",
                    paths.root());
        }
    }

    private static FileChannel lock(DurableFiles disk, Path folder) throws IOException {
        FileChannel channel = disk.openForLock(StateLayout.LOCK);
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

    private static void release(FileChannel lock) throws IOException {
        HELD.remove(lock);
        lock.close();
    }

    /** The files in the folder. */
    public StateFiles files() {
        return files;
    }

    /** Lets the next app have the folder. */
    @Override
    public void close() {
        DiskTrouble.attempt("close", files.locate(StateLayout.LOCK), () -> {
            release(lockFile);
            return StateLayout.LOCK;
        });
    }
}
