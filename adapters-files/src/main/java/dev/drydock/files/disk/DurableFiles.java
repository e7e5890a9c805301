package dev.drydock.files.disk;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.drydock.files.disk.OpenedFile.Forcing;
import dev.drydock.files.paths.FolderPaths;
import dev.drydock.files.paths.NamelessFiles;
import dev.drydock.files.paths.OwnerRights;
import dev.drydock.files.paths.UnfitFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;

/** The real disk: the one class through which the device writes its state, and the server its images. */
public final class DurableFiles implements Storage {
    private final FolderPaths paths;
    private final OwnerRights rights;
    private final Forcing forcing;
    private final NamelessFiles nameless = new NamelessFiles();

    private DurableFiles(FolderPaths paths, Forcing forcing) {
        this.paths = paths;
        this.rights = OwnerRights.at(paths.root());
        this.forcing = forcing;
    }

    /** The storage in a folder, which is made, for its owner alone, when it is not there. */
    public static DurableFiles at(Path folder) throws IOException {
        return at(folder, Forcing.STRICT);
    }

    static DurableFiles at(Path folder, Forcing forcing) throws IOException {
        DurableFiles files = new DurableFiles(FolderPaths.in(folder), forcing);
        files.createRoot(files.paths.root());
        return files;
    }

    /** Makes the root and the folders above it that are missing, and forces the name of each. */
    private void createRoot(Path folder) throws IOException {
        Path parent = folder.getParent();
        if (Files.isDirectory(folder) || parent == null) {
            return;
        }
        createRoot(parent);
        try {
            makeFolder(folder);
        } catch (FileAlreadyExistsException madeMeanwhile) {
            if (!Files.isDirectory(folder)) {
                throw madeMeanwhile;
            }
        }
        forceFolder(parent);
    }

    /** Opens a file, made when it is not there, for a lock to be taken on it; its content does not matter. */
    FileChannel openForLock(String name) throws IOException {
        return openOrMake(paths.checked(name));
    }

    /** Whether somebody other than its owner has rights to a file or folder. */
    boolean isOpenToOthers(String name) throws IOException {
        return rights.known() && !OwnerRights.FOLDER.containsAll(Files.getPosixFilePermissions(paths.of(name)));
    }

    /** Leaves all rights to a file or folder to its owner. */
    public void closeToOthers(String name) throws IOException {
        if (isOpenToOthers(name)) {
            Path path = paths.of(name);
            Files.setPosixFilePermissions(path, Files.isDirectory(path) ? OwnerRights.FOLDER : OwnerRights.FILE);
        }
    }

    @Override
    public String locate(String name) {
        return paths.of(name).toString();
    }

    @Override
    public boolean exists(String name) {
        return Files.exists(paths.of(name), NOFOLLOW_LINKS);
    }

    @Override
    public InputStream read(String name) throws IOException {
        Path path = paths.checked(name);
        UnfitFile.checkFile(path);
        return Files.newInputStream(path, NOFOLLOW_LINKS);
    }

    @Override
    public void createFolder(String name) throws IOException {
        Path path = paths.checked(name);
        try {
            makeFolder(path);
        } catch (FileAlreadyExistsException e) {
            UnfitFile.checkFolder(path);
        }
    }

    @Override
    public void write(String name, byte[] content) throws IOException {
        nameless.settle();
        try (FileChannel file = makeAnew(paths.checked(name))) {
            ByteBuffer left = ByteBuffer.wrap(content);
            while (left.hasRemaining()) {
                file.write(left);
            }
        }
    }

    @Override
    public void force(String name) throws IOException {
        Path path = paths.checked(name);
        UnfitFile.checkFile(path);
        try (FileChannel file = FileChannel.open(path, WRITE, NOFOLLOW_LINKS)) {
            forcing.force(file, false);
        }
    }

    @Override
    public void rename(String from, String to) throws IOException {
        Path source = paths.checked(from);
        UnfitFile.checkFile(source);
        Path target = paths.checked(to);
        holdWhatLosesItsName(target);
        Files.move(source, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** A file that cannot be held is freed within the rename: that takes longer, and nothing else. */
    @SuppressWarnings("EmptyCatch") // nothing depends on it
    private void holdWhatLosesItsName(Path path) {
        if (!rights.known() || !Files.isRegularFile(path, NOFOLLOW_LINKS)) {
            return;
        }
        try {
            nameless.hold(FileChannel.open(path, READ, NOFOLLOW_LINKS));
        } catch (IOException refused) {
            // it may be gone, or too many files are open
        }
    }

    @Override
    public void link(String from, String to) throws IOException {
        Path source = paths.checked(from);
        UnfitFile.checkFile(source);
        try {
            Files.createLink(paths.checked(to), source);
        } catch (UnsupportedOperationException e) {
            throw new IOException("the file system has no hard links", e);
        }
    }

    @Override
    public void forceFolder(String name) throws IOException {
        Path path = paths.checked(name);
        if (!name.isEmpty()) {
            UnfitFile.checkFolder(path);
        }
        forceFolder(path);
    }

    /** Forces a folder; where one cannot be opened like a file, the file system keeps its names by itself. */
    private void forceFolder(Path path) throws IOException {
        if (!rights.known()) {
            return;
        }
        try (FileChannel folder = FileChannel.open(path, READ)) {
            forcing.force(folder, true);
        } finally {
            nameless.letGo();
        }
    }

    @Override
    public void delete(String name) throws IOException {
        if (exists(name)) {
            Files.deleteIfExists(paths.checked(name));
        }
    }

    @Override
    public GrowingFile open(String name) throws IOException {
        Path path = paths.checked(name);
        if (Files.exists(path, NOFOLLOW_LINKS)) {
            UnfitFile.checkFile(path);
            UnfitFile.checkOnlyName(path);
        }
        return new OpenedFile(openOrMake(path), forcing);
    }

    @Override
    public long room() throws IOException {
        return Files.getFileStore(paths.root()).getUsableSpace();
    }

    private FileChannel makeAnew(Path path) throws IOException {
        try {
            return makeFile(path);
        } catch (FileAlreadyExistsException e) {
            UnfitFile.checkFile(path);
            Files.delete(path);
            return makeFile(path);
        }
    }

    private FileChannel openOrMake(Path path) throws IOException {
        if (!Files.exists(path, NOFOLLOW_LINKS)) {
            return makeFile(path);
        }
        UnfitFile.checkFile(path);
        return FileChannel.open(path, WRITE, NOFOLLOW_LINKS);
    }

    /** The rights are set once more after it is made, as the umask may have taken some from the owner. */
    private FileChannel makeFile(Path path) throws IOException {
        FileChannel made = FileChannel.open(path, Set.of(CREATE_NEW, WRITE), rights.asAttributes(OwnerRights.FILE));
        if (rights.known()) {
            Files.setPosixFilePermissions(path, OwnerRights.FILE);
        }
        return made;
    }

    private void makeFolder(Path path) throws IOException {
        Files.createDirectory(path, rights.asAttributes(OwnerRights.FOLDER));
        if (rights.known()) {
            Files.setPosixFilePermissions(path, OwnerRights.FOLDER);
        }
    }
}
