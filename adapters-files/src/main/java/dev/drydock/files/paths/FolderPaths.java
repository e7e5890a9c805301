package dev.drydock.files.paths;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The paths of the names in one folder, with {@code /} between the parts of a name.
 *
 * @param root the folder itself, absolute; a link may lead to it
 */
public record FolderPaths(Path root) {
    public static FolderPaths in(Path folder) {
        return new FolderPaths(folder.toAbsolutePath().normalize());
    }

    /** The path of a name. */
    public Path of(String name) {
        Path path = root.resolve(name).normalize();
        if (!path.startsWith(root)) {
            throw new IllegalArgumentException("a name in the state folder cannot lead out of it: " + name);
        }
        return path;
    }

    /**
     * The path of a name, after each folder on the way to it was checked.
     *
     * @throws UnfitFile when one of them is a link or no folder
     * @throws java.nio.file.NoSuchFileException when one of them is not there
     */
    public Path checked(String name) throws IOException {
        Path path = of(name);
        for (int end = name.indexOf('/'); end >= 0; end = name.indexOf('/', end + 1)) {
            UnfitFile.checkFolder(root.resolve(name.substring(0, end)));
        }
        return path;
    }
}
