package dev.drydock.files.disk;

import dev.drydock.application.device.StorageFailure;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.files.paths.UnfitFile;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;

/** The failures of a disk as an operating system names them, in the core's words. */
public final class DiskTrouble {
    private static final List<String> FULL =
            List.of("No space left on device", "Disk quota exceeded", "not enough space");

    private static final List<String> UNSUPPORTED =
            List.of("Invalid argument", "Operation not supported", "Function not implemented", "Bad file descriptor");

    private DiskTrouble() {}

    /** An action on the disk. */
    @FunctionalInterface
    interface Action<T> {
        T run() throws IOException;
    }

    /**
     * Runs the action.
     *
     * @param doing a verb for it, as in "cannot …"
     * @param where the file
     * @throws StorageFailure when the disk refuses
     */
    static <T> T attempt(String doing, String where, Action<T> action) {
        try {
            return action.run();
        } catch (IOException e) {
            throw failure(doing, where, e);
        }
    }

    static StorageFailure failure(String doing, String where, IOException cause) {
        String found = "cannot " + doing + " " + where + ": " + said(cause);
        if (cause instanceof UnfitFile) {
            return new StorageFailure(new Reason(ReasonCode.STORAGE_FAILED, found + "; remove it"), cause);
        }
        Reason reason = isFull(cause)
                ? new Reason(ReasonCode.DISK_FULL, found + "; free some space on that disk")
                : new Reason(ReasonCode.STORAGE_FAILED, found + "; check that disk and the rights to that file");
        return new StorageFailure(reason, cause);
    }

    /** Whether there is no room on the disk. */
    public static boolean isFull(IOException e) {
        return FULL.stream().anyMatch(said(e)::contains);
    }

    /** Whether the file system has no such operation: it would refuse it each time. */
    static boolean isUnsupported(IOException e) {
        return UNSUPPORTED.stream().anyMatch(said(e)::contains);
    }

    /** The reason that the operating system gave, without the names of Java's classes. */
    public static String said(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof NoSuchFileException) {
            return "no such file or folder";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "a file of that name is there";
        }
        String reason = e instanceof FileSystemException refused ? refused.getReason() : e.getMessage();
        return reason == null ? "no reason was given" : reason;
    }
}
