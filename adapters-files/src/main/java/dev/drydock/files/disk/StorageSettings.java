package dev.drydock.files.disk;

/**
 * The conditions under which a state folder is used.
 *
 * @param lastStateMayBeLost the folder is used even where its file system cannot force files or names to the disk, so that a
 *     power cut may cost the last state
 */
public record StorageSettings(boolean lastStateMayBeLost) {
    /** Only a file system that forces all to the disk will do. */
    public static final StorageSettings STRICT = new StorageSettings(false);
}
