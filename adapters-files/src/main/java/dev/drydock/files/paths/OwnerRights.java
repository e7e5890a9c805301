package dev.drydock.files.paths;

import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * The rights to files and folders that are their owner's alone.
 *
 * @param known whether the file system knows such rights
 */
public record OwnerRights(boolean known) {
    public static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    public static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");

    public static OwnerRights at(Path path) {
        return new OwnerRights(
                path.getFileSystem().supportedFileAttributeViews().contains("posix"));
    }

    /** The rights in the form in which a new file or folder is given them. */
    public FileAttribute<?>[] asAttributes(Set<PosixFilePermission> rights) {
        return known ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(rights)} : new FileAttribute<?>[0];
    }
}
