package dev.drydock.bootstrap.file;

import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** The rights with which files and folders are made. */
public final class FileRights {
    private FileRights() {}

    /** Rights such as {@code rw-------}; none where the file system knows none. */
    public static FileAttribute<?>[] of(Path file, String rights) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }
}
