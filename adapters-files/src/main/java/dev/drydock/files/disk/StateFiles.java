package dev.drydock.files.disk;

import static dev.drydock.files.disk.DiskTrouble.attempt;

import dev.drydock.application.device.StorageFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/**
 * The files of one state folder, with the changes that the device may make. A document is replaced in one step: whatever
 * happens, the old one or the new one is there. Every method may throw {@link StorageFailure}. Thread-safe.
 */
public final class StateFiles {
    /** The greatest length of a document, bytes; longer ones are damaged. */
    public static final int LONGEST_DOCUMENT = 1 << 20;

    private static final String UNFINISHED = ".new";

    private final Storage storage;
    private final Reserve reserve;

    public StateFiles(Storage storage) {
        this.storage = storage;
        this.reserve = new Reserve(storage);
    }

    /** The place of a name, in words fit for a message. */
    public String locate(String name) {
        return storage.locate(name);
    }

    /** A document's content, up to one byte more than the longest may be; empty when it is not there. */
    public Optional<byte[]> read(String name) {
        return attempt("read", locate(name), () -> {
            try (InputStream in = storage.read(name)) {
                return Optional.of(in.readNBytes(LONGEST_DOCUMENT + 1));
            } catch (NoSuchFileException e) {
                return Optional.empty();
            }
        });
    }

    public boolean exists(String name) {
        return attempt("look for", locate(name), () -> storage.exists(name));
    }

    /** Replaces a document; durable when it returns. */
    public synchronized void replace(String name, byte[] content) {
        evenWhenFull(name, () -> swap(name, content));
    }

    /** Replaces a document that is there, and keeps its former content under another name; durable when it returns. */
    public synchronized void replaceKeeping(String name, byte[] content, String formerName) {
        evenWhenFull(name, () -> {
            finish(name, content, () -> keep(name, formerName));
            storage.forceFolder(folderOf(name));
        });
    }

    /** Gives a file another name in the same folder; durable when it returns. */
    public synchronized void rename(String from, String to) {
        attempt("rename", locate(from), () -> {
            storage.rename(from, to);
            storage.forceFolder(folderOf(to));
            return to;
        });
    }

    /** Makes a folder and those above it; durable when it returns. */
    public synchronized void createFolders(String name) {
        attempt("make", locate(name), () -> {
            for (int end = name.indexOf('/'); end >= 0; end = name.indexOf('/', end + 1)) {
                createFolder(name.substring(0, end));
            }
            createFolder(name);
            return name;
        });
    }

    /** Opens an image to be written from its end on; its name is durable when it returns. */
    public ImageFile openImage(String name) {
        return attempt("open", locate(name), () -> {
            Storage.GrowingFile file = storage.open(name);
            try {
                storage.forceFolder(folderOf(name));
            } catch (IOException e) {
                file.close();
                throw e;
            }
            return new ImageFile(storage, name, file);
        });
    }

    /** Reads an image from its beginning, to its end or to the number of bytes given. */
    public void readImage(String name, long atMost, ImageFile.Reader reader) {
        ImageFile.read(storage, name, atMost, reader);
    }

    private void createFolder(String name) throws IOException {
        storage.createFolder(name);
        storage.forceFolder(folderOf(name));
    }

    private void evenWhenFull(String name, Change change) {
        attempt("write", locate(name), () -> {
            try {
                change.make();
            } catch (IOException e) {
                if (!DiskTrouble.isFull(e) || !reserve.release()) {
                    throw e;
                }
                change.make();
            }
            return name;
        });
        reserve.make();
    }

    private void swap(String name, byte[] content) throws IOException {
        finish(name, content, () -> {});
        storage.forceFolder(folderOf(name));
    }

    /** Writes a new file and forces it, and gives it its name after something else was done to the names. */
    private void finish(String name, byte[] content, Change before) throws IOException {
        String unfinished = name + UNFINISHED;
        try {
            storage.write(unfinished, content);
            storage.force(unfinished);
            before.make();
            storage.rename(unfinished, name);
        } catch (IOException e) {
            drop(unfinished, e);
            throw e;
        }
    }

    /**
     * Gives a document the name of the one before it as a second name. The change reaches the disk with the folder; a second
     * name that a power cut left unfinished is taken away first, as it may lead to the newest document.
     */
    private void keep(String name, String formerName) throws IOException {
        String unfinished = formerName + UNFINISHED;
        try {
            link(name, unfinished);
        } catch (IOException refused) {
            copy(name, formerName, refused);
            return;
        }
        storage.rename(unfinished, formerName);
    }

    private void link(String name, String second) throws IOException {
        try {
            storage.link(name, second);
        } catch (FileAlreadyExistsException leftUnfinished) {
            storage.delete(second);
            storage.link(name, second);
        }
    }

    /** Writes a document once more, as on a file system without hard links. */
    private void copy(String name, String formerName, IOException noLink) throws IOException {
        try (InputStream in = storage.read(name)) {
            finish(formerName, in.readAllBytes(), () -> {});
        } catch (IOException e) {
            e.addSuppressed(noLink);
            throw e;
        }
    }

    private void drop(String unfinished, IOException because) {
        try {
            storage.delete(unfinished);
        } catch (IOException alsoRefused) {
            because.addSuppressed(alsoRefused);
        }
    }

    private static String folderOf(String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf('/')));
    }

    /** A change to the disk, which may be made a second time. */
    @FunctionalInterface
    private interface Change {
        void make() throws IOException;
    }
}
