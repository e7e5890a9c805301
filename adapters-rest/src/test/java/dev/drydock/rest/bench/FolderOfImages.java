package dev.drydock.rest.bench;

import dev.drydock.application.fleet.image.ImageStore;
import dev.drydock.application.fleet.image.ImageStoreFailure;
import dev.drydock.domain.digest.Sha256;
import dev.drydock.domain.firmware.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** The files of images in a folder. */
public final class FolderOfImages implements ImageStore<Path> {
    private final Path folder;
    private final AtomicInteger uploads = new AtomicInteger();
    private volatile boolean isFull;

    FolderOfImages(Path folder) {
        this.folder = folder;
    }

    /** The names of all files that are there, those on their way included. */
    public List<String> files() {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(Path::getFileName).map(Path::toString).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The number of uploads that began. */
    public int uploads() {
        return uploads.get();
    }

    /** The bytes of an image that are there. */
    public long size(String file) {
        try {
            return Files.size(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes other bytes into a file that is there, as a failing disk may. */
    public void change(String file, byte[] bytes) {
        try {
            Files.write(folder.resolve(file), bytes, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets no byte be written from now on. */
    public void fillUp() {
        isFull = true;
    }

    @Override
    public Path upload() {
        try {
            if (isFull) {
                return Files.createSymbolicLink(folder.resolve("upload-full"), Path.of("/dev/full"));
            }
            return Files.createFile(folder.resolve("upload-" + uploads.incrementAndGet()));
        } catch (IOException e) {
            throw new ImageStoreFailure("the folder of images is away", e);
        }
    }

    @Override
    public void discard(Path uploaded) {
        delete(uploaded);
    }

    @Override
    public Stored keep(Path uploaded) {
        try {
            byte[] bytes = Files.readAllBytes(uploaded);
            Digest digest = Digest.of(Sha256.of(bytes));
            Files.move(uploaded, folder.resolve(digest.hex()), StandardCopyOption.REPLACE_EXISTING);
            return new Stored(digest, bytes.length);
        } catch (IOException e) {
            throw new ImageStoreFailure("the folder of images is away", e);
        }
    }

    @Override
    public boolean isIntact(Digest digest) {
        try {
            return Digest.of(Sha256.of(Files.readAllBytes(folder.resolve(digest.hex()))))
                    .equals(digest);
        } catch (NoSuchFileException notThere) {
            return false;
        } catch (IOException e) {
            throw new ImageStoreFailure("the folder of images is away", e);
        }
    }

    @Override
    public void remove(Digest digest) {
        delete(folder.resolve(digest.hex()));
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new ImageStoreFailure("the folder of images is away", e);
        }
    }
}
