package dev.drydock.files.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.application.fleet.image.ImageStoreFailure;
import dev.drydock.domain.digest.Sha256;
import dev.drydock.domain.firmware.Digest;
import dev.drydock.files.Samples;
import dev.drydock.files.paths.OwnerRights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of images that cannot be used as it should be, and the rights to one that can. */
class ImageFolderTroubleTest {
    private static final byte[] IMAGE = Samples.image(1_000, 7);
    private static final Digest DIGEST = Digest.of(Sha256.of(IMAGE));

    @TempDir
    Path parent;

    private Path folder() {
        return parent.resolve("images");
    }

    @Test
    void images_and_their_folder_are_their_owners_alone_even_where_the_uploader_was_generous() throws IOException {
        Assumptions.assumeTrue(OwnerRights.at(parent).known(), "the file system knows no such rights: skipped");
        ImageFolder images = new ImageFolder(folder());
        Path upload = images.upload();
        assertThat(Files.getPosixFilePermissions(upload)).isEqualTo(OwnerRights.FILE);

        Files.write(upload, IMAGE);
        Files.setPosixFilePermissions(upload, PosixFilePermissions.fromString("rw-r--r--"));
        images.keep(upload);

        assertThat(Files.getPosixFilePermissions(folder().resolve(DIGEST.hex())))
                .isEqualTo(OwnerRights.FILE);
        assertThat(Files.getPosixFilePermissions(folder())).isEqualTo(OwnerRights.FOLDER);
    }

    @Test
    void a_file_in_the_place_of_the_folder_is_refused() throws IOException {
        Files.writeString(folder(), "a file");

        assertThatThrownBy(() -> new ImageFolder(folder()))
                .isInstanceOf(ImageStoreFailure.class)
                .hasMessage("expected to open " + folder() + " as the folder of the images, found: a file of that name"
                        + " is there; see that it is a folder of its own on a local disk, and that nothing but images is"
                        + " in it");
    }

    @Test
    void an_upload_that_is_gone_cannot_be_kept() throws IOException {
        ImageFolder images = new ImageFolder(folder());
        Path upload = images.upload();
        Files.delete(upload);

        assertThatThrownBy(() -> images.keep(upload))
                .isInstanceOf(ImageStoreFailure.class)
                .hasMessage("expected to keep the upload " + upload + ", found: no such file or folder; see that the"
                        + " folder is there, and upload the image again");
    }

    @Test
    void an_upload_that_cannot_be_kept_is_removed() throws IOException {
        ImageFolder images = new ImageFolder(folder());
        Path inTheWay = folder().resolve(DIGEST.hex()).resolve("content");
        Files.createDirectories(inTheWay);
        Path upload = Files.write(images.upload(), IMAGE);

        assertThatThrownBy(() -> images.keep(upload))
                .isInstanceOf(ImageStoreFailure.class)
                .hasMessageContainingAll("expected to keep the upload", "found: ", "nothing but images is in it");
        assertThat(upload).doesNotExist();
        assertThat(inTheWay).exists();
    }

    @Test
    void a_folder_that_cannot_be_written_says_so_and_serves_what_it_has() throws Exception {
        Assumptions.assumeTrue(OwnerRights.at(parent).known(), "the file system knows no such rights: skipped");
        ImageFolder images = new ImageFolder(folder());
        images.keep(Files.write(images.upload(), IMAGE));
        Files.setPosixFilePermissions(folder(), PosixFilePermissions.fromString("r-x------"));
        if (Files.isWritable(folder())) {
            refusesOnReadOnlyDisk();
            return;
        }
        try {
            assertThatThrownBy(images::upload)
                    .isInstanceOf(ImageStoreFailure.class)
                    .hasMessage("expected to begin an upload in " + folder() + ", found: permission denied; give this"
                            + " user the right to read and write there");
            assertThatThrownBy(() -> images.remove(DIGEST)).hasMessageContaining("permission denied");
            assertThat(new ImageFolder(folder()).isIntact(DIGEST)).isTrue();
        } finally {
            Files.setPosixFilePermissions(folder(), OwnerRights.FOLDER);
        }
    }

    /** Root may write everywhere, but not there. */
    private void refusesOnReadOnlyDisk() throws Exception {
        assertThat(run("mount", "-t", "tmpfs", "-o", "size=1m", "drydock-test", folder().toString()))
                .isZero();
        try {
            ImageFolder images = new ImageFolder(folder());
            images.keep(Files.write(images.upload(), IMAGE));
            assertThat(run("mount", "-o", "remount,ro", folder().toString())).isZero();
            assertThatThrownBy(images::upload)
                    .isInstanceOf(ImageStoreFailure.class)
                    .hasMessageStartingWith("expected to begin an upload in " + folder());
            assertThat(images.isIntact(DIGEST)).isTrue();
        } finally {
            run("umount", folder().toString());
        }
    }

    @Test
    void a_full_disk_says_so_and_serves_what_it_has() throws Exception {
        Files.createDirectory(folder());
        String threeFiles = "size=1m,nr_inodes=3";
        Assumptions.assumeTrue(
                run("mount", "-t", "tmpfs", "-o", threeFiles, "drydock-test", folder().toString()) == 0,
                "a small disk can only be mounted by root: skipped");
        try {
            ImageFolder images = new ImageFolder(folder());
            images.keep(Files.write(images.upload(), IMAGE));
            images.upload();

            assertThatThrownBy(images::upload)
                    .isInstanceOf(ImageStoreFailure.class)
                    .hasMessage("expected to begin an upload in " + folder()
                            + ", found: No space left on device; free some space on that disk");
            assertThat(images.isIntact(DIGEST)).isTrue();

            images.remove(DIGEST);
            images.upload();
        } finally {
            assertThat(run("umount", folder().toString())).isZero();
        }
    }

    private static int run(String... command) throws Exception {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
