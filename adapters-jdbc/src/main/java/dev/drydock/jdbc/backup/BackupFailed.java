package dev.drydock.jdbc.backup;

/** A backup was not made, and nothing of it is left. The message says why, and what to do. */
public final class BackupFailed extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param message says why, and what to do */
    public BackupFailed(String message) {
        super(message);
    }

    BackupFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
