package dev.drydock.http.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** The images that are served. A name has the characters {@code A-Z a-z 0-9 . _ -} and does not begin with a dot. */
@FunctionalInterface
public interface ServedImages {
    Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,254}");

    /** The file of a name; empty when no image has it. */
    Optional<Path> find(String name);

    /**
     * The regular files of a folder, without those of its subfolders. A link is followed only to a file inside the folder. Dot files
     * are not served under any name.
     *
     * @throws IllegalArgumentException when it is not a folder that can be read
     */
    static ServedImages folder(Path folder) {
        Path real;
        try {
            real = folder.toRealPath();
        } catch (IOException e) {
            throw new IllegalArgumentException("expected a folder of images, found nothing at " + folder, e);
        }
        if (!Files.isDirectory(real) || !Files.isReadable(real)) {
            throw new IllegalArgumentException("expected a folder of images that can be read at " + folder);
        }
        return name -> NAME.matcher(name).matches() ? inside(real, name) : Optional.empty();
    }

    /**
     * One file under a given name.
     *
     * @throws IllegalArgumentException when it is not a file that can be read, or the name is not of the form
     */
    static ServedImages file(Path file, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "the name of an image is made of A-Z a-z 0-9 . _ - and begins with no dot");
        }
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new IllegalArgumentException("expected an image file that can be read at " + file);
        }
        Path whole = file.toAbsolutePath();
        return asked -> asked.equals(name) ? Optional.of(whole) : Optional.empty();
    }

    private static Optional<Path> inside(Path folder, String name) {
        try {
            Path real = folder.resolve(name).toRealPath();
            boolean hidden = false;
            for (Path part : real.startsWith(folder) ? folder.relativize(real) : real) {
                hidden |= part.toString().startsWith(".");
            }
            boolean served = real.startsWith(folder)
                    && !hidden
                    && Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS)
                    && Files.isReadable(real);
            return served ? Optional.of(real) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
