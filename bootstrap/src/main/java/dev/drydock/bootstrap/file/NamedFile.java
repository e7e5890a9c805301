package dev.drydock.bootstrap.file;

import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.protocol.text.Plain;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Files that options name: there, files and not folders, or a message that says which of it is not so. */
public final class NamedFile {
    private NamedFile() {}

    /** The path that a text names; wrong use where it names none on this system. */
    public static Path path(String option, String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            boolean inAscii = text.chars().allMatch(c -> c < 0x80);
            throw CommandFailure.wrongUse(option + ": '" + Plain.text(text) + "' cannot be the name of a file here"
                    + (inAscii ? "" : ": the locale allows ASCII alone; set LC_ALL=C.UTF-8"));
        }
    }

    /** The file itself, when it is one that can be read. */
    public static Path file(String option, Path path) {
        if (Files.isDirectory(path)) {
            throw CommandFailure.wrongUse(option + " wants a file, and '" + path + "' is a folder");
        }
        if (!Files.isReadable(path)) {
            throw CommandFailure.wrongUse(
                    option + ": '" + path + (Files.exists(path) ? "' cannot be read" : "' does not exist"));
        }
        return path;
    }

    public static byte[] bytes(String option, Path path) {
        try {
            return Files.readAllBytes(file(option, path));
        } catch (IOException e) {
            throw CommandFailure.wrongUse(option + ": '" + path + "' cannot be read: " + why(e));
        }
    }

    /** The reason of a fault in the system's words, without the name of a Java class. */
    public static String why(Exception e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof FileSystemException fault && fault.getReason() != null) {
            return fault.getReason();
        }
        return String.valueOf(e.getMessage());
    }
}
