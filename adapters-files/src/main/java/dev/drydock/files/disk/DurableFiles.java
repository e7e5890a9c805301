package dev.drydock.files.disk;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** The real disk: the one class through which the device writes. */
public final class DurableFiles implements Storage {
    private final Path root;
    private final boolean posix;

    private DurableFiles(Path root) {
        this.root = root;
        this.posix = isPosix(root);
    }

    /** The storage in a folder, which is made, for its owner alone, when it is not there. */
    public static DurableFiles at(Path folder) throws IOException {
        Path root = folder.toAbsolutePath().normalize();
        if (!Files.isDirectory(root)) {
            Files.createDirectories(root, ownersAlone(root));
        }
        return new DurableFiles(root);
    }

    /** Opens a file, made when it is not there, for a lock to be taken on it; what it holds does not matter. */
    FileChannel openForLock(String name) throws IOException {
        return FileChannel.open(resolve(name), CREATE, WRITE);
    }

    @Override
    public String locate(String name) {
        return resolve(name).toString();
    }

    @Override
    public boolean exists(String name) {
        return Files.exists(resolve(name));
    }

    @Override
    public InputStream read(String name) throws IOException {
        return Files.newInputStream(resolve(name));
    }

    @Override
    public void createFolder(String name) throws IOException {
        try {
            Files.createDirectory(resolve(name));
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(resolve(name))) {
                throw e;
            }
        }
    }

    @Override
    public void write(String name, byte[] content) throws IOException {
        try (FileChannel file = FileChannel.open(resolve(name), CREATE, TRUNCATE_EXISTING, WRITE)) {
            ByteBuffer left = ByteBuffer.wrap(content);
            while (left.hasRemaining()) {
                file.write(left);
            }
        }
    }

    @Override
    public void force(String name) throws IOException {
        try (FileChannel file = FileChannel.open(resolve(name), WRITE)) {
            file.force(true);
        }
    }

    @Override
    public void rename(String from, String to) throws IOException {
        Files.move(resolve(from), resolve(to), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Where a folder cannot be opened like a file, the file system keeps its names by itself. */
    @Override
    public void forceFolder(String name) throws IOException {
        if (!posix) {
            return;
        }
        try (FileChannel folder = FileChannel.open(resolve(name), READ)) {
            folder.force(true);
        }
    }

    @Override
    public void delete(String name) throws IOException {
        Files.deleteIfExists(resolve(name));
    }

    @Override
    public GrowingFile open(String name) throws IOException {
        FileChannel channel = FileChannel.open(resolve(name), CREATE, WRITE);
        return new Opened(channel);
    }

    @Override
    public long room() throws IOException {
        return Files.getFileStore(root).getUsableSpace();
    }

    private Path resolve(String name) {
        Path path = root.resolve(name).normalize();
        if (!path.startsWith(root)) {
            throw new IllegalArgumentException("a name in the state folder cannot lead out of it: " + name);
        }
        return path;
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static FileAttribute<?>[] ownersAlone(Path path) {
        return isPosix(path)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }

    private record Opened(FileChannel channel) implements GrowingFile {
        @Override
        public long length() throws IOException {
            return channel.size();
        }

        @Override
        public int append(ByteBuffer bytes) throws IOException {
            return channel.write(bytes, channel.size());
        }

        @Override
        public void clear() throws IOException {
            channel.truncate(0);
        }

        @Override
        public void force() throws IOException {
            channel.force(true);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
