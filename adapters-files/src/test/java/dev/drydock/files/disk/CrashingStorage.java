package dev.drydock.files.disk;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A disk that tells what is durable from what is only in memory, for names and for contents, and that loses its power before a
 * chosen operation, or refuses one. Names reach the disk in the order in which they were changed.
 */
public final class CrashingStorage implements Storage {
    /** The power is gone; what comes after has not happened. */
    public static final class PowerCut extends Error {
        private static final long serialVersionUID = 1L;
    }

    private record NameChange(String folder, Runnable onDurable) {}

    private final Map<String, CrashingFile> names = new HashMap<>();
    private final Map<String, CrashingFile> durableNames = new HashMap<>();
    private final List<NameChange> unforced = new ArrayList<>();
    private int operations;
    private int cutAt = Integer.MAX_VALUE;
    private int refuseAt = Integer.MAX_VALUE;
    private int refuseUntil;
    private String refusal = "";
    private boolean contentUnforced;
    private boolean namesUnforced;

    public void cutBefore(int operation) {
        cutAt = operation;
    }

    /** Lets operations from one number on, up to another, fail with a message. */
    public void refuse(int from, int until, String message) {
        refuseAt = from;
        refuseUntil = until;
        refusal = message;
    }

    /** Makes it one that says that it forced what it did not. */
    public void lie(boolean ofContent, boolean ofNames) {
        contentUnforced = ofContent;
        namesUnforced = ofNames;
    }

    public int operations() {
        return operations;
    }

    public int unforcedNames() {
        return unforced.size();
    }

    /** The disk as it is found after the power came back. */
    public CrashingStorage afterPowerCut(int namesKept, CrashingFile.Content content) {
        CrashingStorage next = new CrashingStorage();
        Map<String, CrashingFile> before = new HashMap<>(durableNames);
        unforced.subList(0, namesKept).forEach(change -> change.onDurable().run());
        Map<String, CrashingFile> found = new HashMap<>(durableNames);
        durableNames.clear();
        durableNames.putAll(before);
        found.forEach((name, file) -> {
            CrashingFile survivor = new CrashingFile();
            survivor.now = file.after(content);
            survivor.durable = survivor.now;
            next.names.put(name, survivor);
            next.durableNames.put(name, survivor);
        });
        return next;
    }

    private void operation() throws IOException {
        operations++;
        if (operations >= cutAt) {
            throw new PowerCut();
        }
        if (operations >= refuseAt && operations <= refuseUntil) {
            throw new IOException(refusal);
        }
    }

    private void change(String name, Runnable onDurable) {
        unforced.add(new NameChange(folderOf(name), onDurable));
    }

    private CrashingFile make(String name) {
        return names.computeIfAbsent(name, absent -> {
            CrashingFile made = new CrashingFile();
            change(name, () -> durableNames.put(name, made));
            return made;
        });
    }

    private CrashingFile find(String name) throws IOException {
        CrashingFile file = names.get(name);
        if (file == null) {
            throw new NoSuchFileException(name);
        }
        return file;
    }

    private static String folderOf(String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf('/')));
    }

    @Override
    public String locate(String name) {
        return "/state/" + name;
    }

    @Override
    public boolean exists(String name) {
        return names.containsKey(name);
    }

    @Override
    public InputStream read(String name) throws IOException {
        return new ByteArrayInputStream(find(name).now);
    }

    @Override
    public void createFolder(String name) throws IOException {
        operation();
    }

    @Override
    public void write(String name, byte[] content) throws IOException {
        operation();
        make(name).now = content.clone();
        operation();
    }

    @Override
    public void force(String name) throws IOException {
        operation();
        CrashingFile file = find(name);
        file.durable = contentUnforced ? file.durable : file.now;
    }

    @Override
    public void rename(String from, String to) throws IOException {
        operation();
        CrashingFile file = find(from);
        names.remove(from);
        names.put(to, file);
        change(to, () -> {
            durableNames.remove(from, file);
            durableNames.put(to, file);
        });
    }

    @Override
    public void forceFolder(String name) throws IOException {
        operation();
        if (namesUnforced) {
            return;
        }
        unforced.stream()
                .filter(change -> change.folder().equals(name))
                .forEach(change -> change.onDurable().run());
        unforced.removeIf(change -> change.folder().equals(name));
    }

    @Override
    public void delete(String name) throws IOException {
        operation();
        if (names.remove(name) != null) {
            change(name, () -> durableNames.remove(name));
        }
    }

    @Override
    public GrowingFile open(String name) throws IOException {
        operation();
        return make(name).growing(this::operation, contentUnforced);
    }

    @Override
    public long room() {
        return Long.MAX_VALUE;
    }
}
