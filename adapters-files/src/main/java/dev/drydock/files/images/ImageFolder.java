package dev.drydock.files.images;

import dev.drydock.application.fleet.image.ImageStore;
import dev.drydock.application.fleet.image.ImageStoreFailure;
import dev.drydock.domain.firmware.Digest;
import dev.drydock.domain.firmware.ImageMeasure;
import dev.drydock.files.disk.DiskTrouble;
import dev.drydock.files.disk.DurableFiles;
import dev.drydock.files.measure.GrowingMeasure;
import dev.drydock.files.paths.FolderPaths;
import dev.drydock.files.paths.UnfitFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The images in a folder: each is a file that has the 64 digits of its digest as its name, and is its owner's alone. One server at a
 * time uses the folder. A folder that is there already keeps its rights.
 */
public final class ImageFolder implements ImageStore<Path> {
    private static final String UPLOAD = ".upload-";

    private final Path root;
    private final DurableFiles disk;

    /**
     * Opens the folder, made when it is not there, and removes the uploads that a crash left.
     *
     * @throws ImageStoreFailure when it cannot be made, read or changed
     */
    public ImageFolder(Path folder) {
        this.root = FolderPaths.in(folder).root();
        this.disk = attempt("open " + root + " as the folder of the images", () -> {
            DurableFiles opened = DurableFiles.at(root);
            for (Path left : leftovers()) {
                opened.delete(name(left));
            }
            return opened;
        });
    }

    /** An action on the disk. */
    @FunctionalInterface
    private interface Action<T> {
        T run() throws IOException;
    }

    private List<Path> leftovers() throws IOException {
        try (Stream<Path> found = Files.list(root)) {
            return found.filter(ImageFolder::isUpload).toList();
        }
    }

    @Override
    public Path upload() {
        String name = UPLOAD + UUID.randomUUID();
        return attempt("begin an upload in " + root, () -> {
            disk.write(name, new byte[0]);
            return root.resolve(name);
        });
    }

    @Override
    public void discard(Path uploaded) {
        String upload = uploadName(uploaded);
        attempt("remove " + uploaded, () -> {
            disk.delete(upload);
            return upload;
        });
    }

    @Override
    public Stored keep(Path uploaded) {
        String upload = uploadName(uploaded);
        try {
            return attempt("keep the upload " + uploaded, () -> keep(upload));
        } catch (ImageStoreFailure e) {
            drop(upload, e);
            throw e;
        }
    }

    private Stored keep(String upload) throws IOException {
        ImageMeasure measured = measure(upload);
        if (isIntact(measured.digest())) {
            disk.delete(upload);
        } else {
            disk.closeToOthers(upload);
            disk.force(upload);
            disk.rename(upload, measured.digest().hex());
        }
        // Also for an image that was there: whoever gave it its name may not have come to force it.
        disk.forceFolder("");
        return new Stored(measured.digest(), measured.size());
    }

    private void drop(String upload, ImageStoreFailure because) {
        try {
            disk.delete(upload);
        } catch (IOException alsoRefused) {
            because.addSuppressed(alsoRefused);
        }
    }

    @Override
    public boolean isIntact(Digest digest) {
        return attempt("read the image " + root.resolve(digest.hex()), () -> {
            try {
                return measure(digest.hex()).digest().equals(digest);
            } catch (NoSuchFileException | UnfitFile noImage) {
                return false;
            }
        });
    }

    @Override
    public void remove(Digest digest) {
        attempt("remove the image " + root.resolve(digest.hex()), () -> {
            disk.delete(digest.hex());
            disk.forceFolder("");
            return digest;
        });
    }

    private ImageMeasure measure(String name) throws IOException {
        try (InputStream in = disk.read(name)) {
            return GrowingMeasure.of(in);
        }
    }

    private String uploadName(Path uploaded) {
        if (!root.equals(uploaded.getParent()) || !isUpload(uploaded)) {
            throw new IllegalArgumentException("not an upload into " + root + ": " + uploaded);
        }
        return name(uploaded);
    }

    private static boolean isUpload(Path path) {
        return name(path).startsWith(UPLOAD);
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    private static <T> T attempt(String expected, Action<T> action) {
        try {
            return action.run();
        } catch (IOException e) {
            throw new ImageStoreFailure(
                    "expected to " + expected + ", found: " + DiskTrouble.said(e) + "; " + advice(e), e);
        }
    }

    private static String advice(IOException refused) {
        if (DiskTrouble.isFull(refused)) {
            return "free some space on that disk";
        }
        if (refused instanceof AccessDeniedException) {
            return "give this user the right to read and write there";
        }
        if (refused instanceof NoSuchFileException) {
            return "see that the folder is there, and upload the image again";
        }
        return "see that it is a folder of its own on a local disk, and that nothing but images is in it";
    }
}
