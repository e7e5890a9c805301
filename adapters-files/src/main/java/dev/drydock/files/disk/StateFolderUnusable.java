package dev.drydock.files.disk;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The state folder cannot be read and written. */
public final class StateFolderUnusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private StateFolderUnusable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    static StateFolderUnusable isNoFolder(Path folder) {
        return new StateFolderUnusable(
                "the state folder " + folder + " is not a folder, or lies within a file; name a folder", null);
    }

    static StateFolderUnusable refused(Path folder, IOException cause) {
        String said = cause.getClass().getSimpleName() + ": " + cause.getMessage();
        return new StateFolderUnusable(
                "the state folder " + folder + " cannot be made or written (" + said
                        + "); name one that this user may write to, on a disk with some room",
                cause);
    }
}
