package dev.drydock.files.disk;

import dev.drydock.files.paths.FolderPaths;
import dev.drydock.files.paths.UnfitFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names that the device app gives to files and folders in its state folder. */
final class StateLayout {
    static final String LOCK = "lock";

    private static final String LOST_AND_FOUND = "lost+found";
    private static final List<String> FOLDERS = List.of("slots", "slots/a", "slots/b");
    private static final List<String> FILES = Stream.of(
                    Stream.of(LOCK, "reserve", "reserve.new", "installation", "installation.new"),
                    Stream.of("slots/a/image", "slots/b/image"),
                    Stream.of("slots/a/slot.json", "slots/b/slot.json").flatMap(name -> Stream.of(name, name + ".new")),
                    Stream.of("journal.json", "boot.json", "floor.json", "keyset.json")
                            .flatMap(StateLayout::generations))
            .flatMap(names -> names)
            .toList();

    private static final Set<String> AT_THE_TOP = Stream.concat(FOLDERS.stream(), FILES.stream())
            .filter(name -> !name.contains("/"))
            .collect(Collectors.toSet());

    private StateLayout() {}

    /** The newest and the former generation of a document, each whole, unfinished, or set aside. */
    private static Stream<String> generations(String name) {
        return Stream.of(name, name + ".1").flatMap(one -> Stream.of(one, one + ".new", one + ".bad"));
    }

    /** The names that are there, folders first. */
    static List<String> present(FolderPaths paths) {
        return Stream.concat(FOLDERS.stream(), FILES.stream())
                .filter(name -> Files.exists(paths.of(name), LinkOption.NOFOLLOW_LINKS))
                .toList();
    }

    /**
     * Checks that each name that is there is that of a real folder or a regular file, as it should be.
     *
     * @throws UnfitFile when one is not
     */
    static void check(FolderPaths paths) throws IOException {
        for (String name : present(paths)) {
            if (FOLDERS.contains(name)) {
                UnfitFile.checkFolder(paths.of(name));
            } else {
                UnfitFile.checkFile(paths.of(name));
            }
        }
    }

    /** Whether the folder holds nothing but what the device app makes there. */
    static boolean isAppsAlone(FolderPaths paths) throws IOException {
        try (Stream<Path> found = Files.list(paths.root())) {
            return found.map(path -> path.getFileName().toString())
                    .allMatch(name -> AT_THE_TOP.contains(name) || name.equals(LOST_AND_FOUND));
        }
    }
}
