package dev.drydock.files.disk;

import dev.drydock.application.device.StorageFailure;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import java.io.IOException;
import java.util.List;

/** What an operating system says when its disk refuses, in the core's words. */
final class DiskTrouble {
    private static final List<String> FULL =
            List.of("No space left on device", "Disk quota exceeded", "not enough space");

    private DiskTrouble() {}

    /** An action on the disk. */
    @FunctionalInterface
    interface Action<T> {
        T run() throws IOException;
    }

    /**
     * Runs the action.
     *
     * @param doing what it does, as in "cannot …"
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
        Reason reason = isFull(cause)
                ? new Reason(ReasonCode.DISK_FULL, found + "; free some space on that disk")
                : new Reason(ReasonCode.STORAGE_FAILED, found + "; check that disk and the rights to that file");
        return new StorageFailure(reason, cause);
    }

    static boolean isFull(IOException e) {
        return FULL.stream().anyMatch(said(e)::contains);
    }

    private static String said(IOException e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }
}
