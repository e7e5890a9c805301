package dev.drydock.files.disk;

import dev.drydock.files.disk.CrashingFile.Content;
import dev.drydock.files.disk.CrashingFile.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A disk that tells what is durable from what is only in memory, for names and for contents, and that loses its power before a
 * chosen operation, or refuses one.
 */
public final class CrashingStorage implements Storage {
    /** From how many unforced names on only some of their beginnings are looked at: an honest disk never has so many. */
    private static final int MANY_NAMES = 8;

    /** The power is gone; what comes after has not happened. */
    public static final class PowerCut extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** A fault of a disk, or of a program that writes to it. */
    public enum Lie {
        /** It says that content is forced, and it is not. */
        CONTENT_UNFORCED,
        /** It says that names are forced, and they are not. */
        NAMES_UNFORCED,
        /** It writes over the file that is there, instead of putting another one in its place. */
        RENAMED_BY_OVERWRITING
    }

    private final CrashingNames names = new CrashingNames();
    private final Set<Lie> lies = EnumSet.noneOf(Lie.class);
    private Runnable watcher = () -> {};
    private int operations;
    private int cutAt = Integer.MAX_VALUE;
    private int refuseAt = Integer.MAX_VALUE;
    private int refuseUntil;
    private String refusal = "";
    private boolean unreadable;
    private boolean withoutLinks;

    public void cutBefore(int operation) {
        cutAt = operation;
    }

    /** Lets operations from one number on, up to another, fail with a message. */
    public void refuse(int from, int until, String message) {
        refuseAt = from;
        refuseUntil = until;
        refusal = message;
    }

    /** Lets reading fail, too, while operations do. */
    public void refuseReading() {
        unreadable = true;
    }

    /** Lets nothing fail any more. */
    public void repair() {
        refuseAt = Integer.MAX_VALUE;
    }

    /** Lets something happen before each operation from now on. */
    public void watch(Runnable beforeEach) {
        watcher = beforeEach;
    }

    /** Makes it a disk whose file system has no hard links. */
    public CrashingStorage withoutLinks() {
        withoutLinks = true;
        return this;
    }

    public CrashingStorage lie(Collection<Lie> told) {
        lies.addAll(told);
        return this;
    }

    public int operations() {
        return operations;
    }

    public int unforcedNames() {
        return names.unforced();
    }

    /** Whether a power cut would change nothing. */
    public boolean isForced() {
        return survivors().equals(List.of(Survivor.of(0, Content.DROPPED)));
    }

    /** All that may be left if the power were cut now, one for each disk that would differ from the others. */
    public List<Survivor> survivors() {
        List<Survivor> all = new ArrayList<>();
        int most = names.unforced();
        IntStream kept = most <= MANY_NAMES
                ? IntStream.rangeClosed(0, most)
                : IntStream.of(0, 1, most / 2, most - 2, most - 1, most);
        kept.forEach(count -> {
            Collection<CrashingFile> found = names.after(count).values();
            for (Content images : fates(found, Kind.IMAGE)) {
                for (Content documents : fates(found, Kind.DOCUMENT)) {
                    all.add(new Survivor(count, images, documents));
                }
            }
        });
        return all;
    }

    private static List<Content> fates(Collection<CrashingFile> found, Kind kind) {
        return found.stream().anyMatch(file -> file.isUnforced(kind))
                ? List.of(Content.values())
                : List.of(Content.DROPPED);
    }

    /** The disk as it is found after the power came back; it lies as before. */
    public CrashingStorage afterPowerCut(Survivor survivor) {
        CrashingStorage next = new CrashingStorage().lie(lies);
        next.withoutLinks = withoutLinks;
        Map<CrashingFile, CrashingFile> found = new IdentityHashMap<>();
        names.after(survivor.names()).forEach((name, file) -> {
            CrashingFile same = found.computeIfAbsent(file, before -> before.after(survivor));
            next.names.putDurable(name, same);
        });
        return next;
    }

    /** The content of every file, by name. */
    public Map<String, Bytes> contents() {
        Map<String, Bytes> all = new TreeMap<>();
        names.all().forEach(name -> all.put(name, new Bytes(content(name))));
        return all;
    }

    /** The names of each file that has several: they decide on what a change of one of them does to the others. */
    public Set<Set<String>> links() {
        return names.links();
    }

    /** Lets a file hold something else, durably and unbeknown to the device. */
    public void put(String name, byte[] content) {
        Kind kind = name.endsWith("/image") ? Kind.IMAGE : Kind.DOCUMENT;
        for (int end = name.indexOf('/'); end >= 0; end = name.indexOf('/', end + 1)) {
            names.putDurable(name.substring(0, end), new CrashingFile(Kind.FOLDER, new byte[0]));
        }
        names.putDurable(name, new CrashingFile(kind, content));
    }

    /** Lets a file be gone, durably and unbeknown to the device. */
    public void remove(String name) {
        names.removeDurable(name);
    }

    private byte[] content(String name) {
        try {
            return names.find(name).now;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void reading() throws IOException {
        if (unreadable && operations >= refuseAt && operations <= refuseUntil) {
            throw new IOException(refusal);
        }
    }

    private void operation() throws IOException {
        watcher.run();
        operations++;
        if (operations >= cutAt) {
            throw new PowerCut();
        }
        if (operations >= refuseAt && operations <= refuseUntil) {
            throw new IOException(refusal);
        }
    }

    @Override
    public String locate(String name) {
        return "/state/" + name;
    }

    @Override
    public boolean exists(String name) throws IOException {
        reading();
        return names.has(name);
    }

    @Override
    public InputStream read(String name) throws IOException {
        reading();
        return new ByteArrayInputStream(names.findFile(name).now) {
            /** Without the buffers that any other stream needs for it. */
            @Override
            public byte[] readNBytes(int most) {
                int from = pos;
                pos += Math.min(most, available());
                return Arrays.copyOfRange(buf, from, pos);
            }
        };
    }

    @Override
    public void createFolder(String name) throws IOException {
        operation();
        names.makeFolder(name);
    }

    @Override
    public void write(String name, byte[] content) throws IOException {
        operation();
        names.makeAnew(name, Kind.DOCUMENT).now = content.clone();
        operation();
    }

    @Override
    public void force(String name) throws IOException {
        operation();
        if (!lies.contains(Lie.CONTENT_UNFORCED)) {
            CrashingFile file = names.findFile(name);
            file.durable = file.now;
        }
    }

    @Override
    public void link(String from, String to) throws IOException {
        operation();
        if (withoutLinks) {
            throw new IOException("Operation not permitted");
        }
        names.link(from, to);
    }

    /** Changes the content of the file that is there, under all its names. */
    private void overwrite(String name, byte[] content) throws IOException {
        operation();
        names.findOrMake(name, Kind.DOCUMENT).now = content.clone();
        operation();
    }

    @Override
    public void rename(String from, String to) throws IOException {
        if (lies.contains(Lie.RENAMED_BY_OVERWRITING)) {
            overwrite(to, names.find(from).now);
            force(to);
            delete(from);
            return;
        }
        operation();
        names.rename(from, to);
    }

    @Override
    public void forceFolder(String name) throws IOException {
        operation();
        if (!lies.contains(Lie.NAMES_UNFORCED)) {
            names.force(name);
        }
    }

    @Override
    public void delete(String name) throws IOException {
        operation();
        names.delete(name);
    }

    @Override
    public GrowingFile open(String name) throws IOException {
        operation();
        CrashingFile file = names.findOrMake(name, Kind.IMAGE);
        if (file.isFolder() || names.hasSeveralNames(file)) {
            throw new FileSystemException(name, null, "it is no file of its own");
        }
        return file.growing(this::operation, !lies.contains(Lie.CONTENT_UNFORCED));
    }

    @Override
    public long room() {
        return Long.MAX_VALUE;
    }
}
