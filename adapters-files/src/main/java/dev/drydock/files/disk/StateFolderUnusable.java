package dev.drydock.files.disk;

import dev.drydock.files.paths.UnfitFile;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The state folder cannot be read and written, or not safely. */
public final class StateFolderUnusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean forcesTooLittle;

    private StateFolderUnusable(String message, boolean forcesTooLittle, @Nullable Throwable cause) {
        super(message, cause);
        this.forcesTooLittle = forcesTooLittle;
    }

    static StateFolderUnusable isNoFolder(Path folder) {
        return new StateFolderUnusable(
                "the state folder " + folder + " is not a folder, or lies within a file; name a folder", false, null);
    }

    static StateFolderUnusable refused(Path folder, IOException cause) {
        return new StateFolderUnusable(
                "the state folder " + folder + " cannot be made or written (" + DiskTrouble.said(cause)
                        + "); name one that this user may write to, on a disk with some room",
                false,
                cause);
    }

    static StateFolderUnusable holds(UnfitFile found) {
        return new StateFolderUnusable(
                found.getFile() + " cannot be used: " + found.getReason() + "; remove it, or name another state folder",
                false,
                found);
    }

    static StateFolderUnusable forcesTooLittle(Path folder, IOException cause) {
        return new StateFolderUnusable(
                tooLittle(folder, cause) + "; name a folder on a local disk, or accept the loss", true, cause);
    }

    static String tooLittle(Path folder, IOException cause) {
        return "the file system of the state folder " + folder
                + " cannot force files and their names to the disk (fsync: "
                + DiskTrouble.said(cause)
                + "), as some network and FUSE file systems cannot: a power cut may cost the last state, and with it an update";
    }

    /** Whether the folder can be used all the same with {@link StorageSettings#lastStateMayBeLost}. */
    public boolean forcesTooLittle() {
        return forcesTooLittle;
    }
}
