package dev.drydock.files.disk;

import dev.drydock.files.disk.CrashingFile.Kind;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The names on a disk that loses its power, and which of them are durable. Names reach the disk in the order in which they were
 * changed; a file whose folder has not reached it is lost with the folder.
 */
final class CrashingNames {
    private record Change(String folder, Consumer<Map<String, CrashingFile>> onDurable) {}

    private final Map<String, CrashingFile> now = new HashMap<>();
    private final Map<String, CrashingFile> durable = new HashMap<>();
    private final List<Change> unforced = new ArrayList<>();

    int unforced() {
        return unforced.size();
    }

    Set<String> all() {
        return new TreeSet<>(now.keySet());
    }

    boolean has(String name) {
        return now.containsKey(name);
    }

    CrashingFile find(String name) throws NoSuchFileException {
        CrashingFile file = now.get(name);
        if (file == null) {
            throw new NoSuchFileException(name);
        }
        return file;
    }

    CrashingFile findFile(String name) throws IOException {
        CrashingFile file = find(name);
        if (file.isFolder()) {
            throw new FileSystemException(name, null, "it is a folder");
        }
        return file;
    }

    /** Whether a file has another name too. */
    boolean hasSeveralNames(CrashingFile file) {
        return now.values().stream().filter(other -> other == file).count() > 1;
    }

    /** The names of each file that has several. */
    Set<Set<String>> links() {
        Map<CrashingFile, Set<String>> names = new IdentityHashMap<>();
        now.forEach((name, file) ->
                names.computeIfAbsent(file, same -> new TreeSet<>()).add(name));
        return names.values().stream().filter(same -> same.size() > 1).collect(Collectors.toSet());
    }

    CrashingFile findOrMake(String name, Kind kind) throws NoSuchFileException {
        CrashingFile there = now.get(name);
        if (there != null) {
            return there;
        }
        findFolder(folderOf(name));
        CrashingFile made = new CrashingFile(kind, new byte[0]);
        now.put(name, made);
        change(name, names -> names.put(name, made));
        return made;
    }

    /** A new file in the place of the one that has the name. */
    CrashingFile makeAnew(String name, Kind kind) throws IOException {
        if (has(name)) {
            findFile(name);
            delete(name);
        }
        return findOrMake(name, kind);
    }

    void makeFolder(String name) throws IOException {
        if (!findOrMake(name, Kind.FOLDER).isFolder()) {
            throw new FileAlreadyExistsException(name, null, "it is a file");
        }
    }

    /** As in POSIX, nothing happens where both names are those of one file. */
    void rename(String from, String to) throws IOException {
        CrashingFile file = findFile(from);
        findFolder(folderOf(to));
        if (has(to) && findFile(to) == file) {
            return;
        }
        now.remove(from);
        now.put(to, file);
        change(to, names -> {
            names.remove(from, file);
            names.put(to, file);
        });
    }

    void link(String from, String to) throws IOException {
        CrashingFile file = findFile(from);
        findFolder(folderOf(to));
        if (has(to)) {
            throw new FileAlreadyExistsException(to);
        }
        now.put(to, file);
        change(to, names -> names.put(to, file));
    }

    void delete(String name) {
        if (now.remove(name) != null) {
            change(name, names -> names.remove(name));
        }
    }

    void force(String folder) throws NoSuchFileException {
        findFolder(folder);
        unforced.stream()
                .filter(change -> change.folder().equals(folder))
                .forEach(change -> change.onDurable().accept(durable));
        unforced.removeIf(change -> change.folder().equals(folder));
    }

    /** The names found after a power cut before which the disk had made this many of the changes that were not forced. */
    Map<String, CrashingFile> after(int kept) {
        Map<String, CrashingFile> found = new HashMap<>(durable);
        unforced.subList(0, kept).forEach(change -> change.onDurable().accept(found));
        Set<String> names = Set.copyOf(found.keySet());
        found.keySet().removeIf(name -> !isReached(name, names));
        return found;
    }

    void putDurable(String name, CrashingFile file) {
        now.put(name, file);
        durable.put(name, file);
    }

    void removeDurable(String name) {
        now.remove(name);
        durable.remove(name);
    }

    private static boolean isReached(String name, Set<String> names) {
        String folder = folderOf(name);
        return folder.isEmpty() || (names.contains(folder) && isReached(folder, names));
    }

    private void findFolder(String folder) throws NoSuchFileException {
        if (!folder.isEmpty() && !find(folder).isFolder()) {
            throw new NoSuchFileException(folder, null, "it is no folder");
        }
    }

    private void change(String name, Consumer<Map<String, CrashingFile>> onDurable) {
        unforced.add(new Change(folderOf(name), onDurable));
    }

    private static String folderOf(String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf('/')));
    }
}
