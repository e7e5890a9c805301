package dev.drydock.files.paths;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Something other than a regular file, or than a real folder, has a name in the state folder. It was not opened. */
public final class UnfitFile extends FileSystemException {
    private static final long serialVersionUID = 1L;

    private UnfitFile(Path path, String reason) {
        super(path.toString(), null, reason);
    }

    /**
     * Checks that a path is a regular file, without opening it.
     *
     * @throws NoSuchFileException when nothing is there
     */
    public static void checkFile(Path path) throws IOException {
        BasicFileAttributes found = attributes(path);
        if (!found.isRegularFile()) {
            throw new UnfitFile(path, kind(found) + "; only a regular file is opened here");
        }
    }

    /**
     * Checks that a path is a folder by itself, not by a link.
     *
     * @throws NoSuchFileException when nothing is there
     */
    public static void checkFolder(Path path) throws IOException {
        BasicFileAttributes found = attributes(path);
        if (!found.isDirectory()) {
            throw new UnfitFile(path, kind(found) + "; only a real folder is entered here");
        }
    }

    /** Checks that a file that is there has no second name, under which somebody else may rely on its content. */
    public static void checkOnlyName(Path path) throws IOException {
        boolean told = path.getFileSystem().supportedFileAttributeViews().contains("unix");
        if (told && (int) Files.getAttribute(path, "unix:nlink", LinkOption.NOFOLLOW_LINKS) > 1) {
            throw new UnfitFile(path, "it has another name by a hard link; only a file of its own is written here");
        }
    }

    private static BasicFileAttributes attributes(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    private static String kind(BasicFileAttributes found) {
        if (found.isSymbolicLink()) {
            return "it is a symbolic link";
        }
        if (found.isDirectory()) {
            return "it is a folder";
        }
        return found.isRegularFile() ? "it is a file" : "it is a named pipe, a socket or a device";
    }
}
