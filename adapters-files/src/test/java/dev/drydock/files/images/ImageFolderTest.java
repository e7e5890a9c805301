package dev.drydock.files.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.application.fleet.image.ImageStore.Stored;
import dev.drydock.domain.digest.Sha256;
import dev.drydock.domain.firmware.Digest;
import dev.drydock.files.Samples;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFolderTest {
    private static final byte[] IMAGE = Samples.image(300_000, 7);
    private static final Digest DIGEST = Digest.of(Sha256.of(IMAGE));
    private static final Stored STORED = new Stored(DIGEST, IMAGE.length);

    @TempDir
    Path parent;

    private Path folder;
    private ImageFolder images;

    @BeforeEach
    void open() {
        folder = parent.resolve("fleet/images");
        images = new ImageFolder(folder);
    }

    private Path uploaded() throws IOException {
        return Files.write(images.upload(), IMAGE);
    }

    private Path kept() throws IOException {
        images.keep(uploaded());
        return folder.resolve(DIGEST.hex());
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            return found.toList();
        }
    }

    @Test
    void an_uploaded_image_is_kept_under_its_digest() throws IOException {
        assertThat(images.keep(uploaded())).isEqualTo(STORED);

        Path kept = folder.resolve(DIGEST.hex());
        assertThat(files()).containsExactly(kept);
        assertThat(kept).hasBinaryContent(IMAGE);
        assertThat(images.isIntact(DIGEST)).isTrue();
    }

    @Test
    void every_upload_is_an_empty_file_of_its_own() {
        Path one = images.upload();
        Path other = images.upload();

        assertThat(one).isEmptyFile().hasParent(folder).isNotEqualTo(other);
        assertThat(one.getFileName().toString()).startsWith(".upload-");
    }

    @Test
    void an_image_is_there_after_the_folder_is_opened_again() throws IOException {
        Path kept = kept();

        assertThat(new ImageFolder(folder).isIntact(DIGEST)).isTrue();
    }

    @Test
    void the_upload_that_a_crash_left_is_removed_when_the_folder_is_opened() throws IOException {
        Path kept = kept();
        uploaded();
        Path foreign = Files.writeString(folder.resolve("README"), "of the operator");

        new ImageFolder(folder);

        assertThat(files()).containsExactlyInAnyOrder(kept, foreign);
    }

    @Test
    void a_discarded_upload_is_gone_and_may_be_discarded_again() throws IOException {
        Path upload = uploaded();

        images.discard(upload);
        images.discard(upload);

        assertThat(files()).isEmpty();
    }

    @Test
    void an_image_that_is_there_is_not_written_again() throws IOException {
        Path kept = kept();
        Object before =
                Files.readAttributes(kept, "unix:ino,lastModifiedTime,size").toString();

        assertThat(images.keep(uploaded())).isEqualTo(STORED);

        assertThat(Files.readAttributes(kept, "unix:ino,lastModifiedTime,size").toString())
                .isEqualTo(before);
        assertThat(files()).containsExactly(kept);
    }

    @Test
    void one_image_that_several_upload_at_once_is_kept_once() throws Exception {
        ExecutorService uploaders = Executors.newFixedThreadPool(8);
        try {
            List<Future<Stored>> all = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                all.add(uploaders.submit(() -> images.keep(uploaded())));
            }
            for (Future<Stored> one : all) {
                assertThat(one.get(1, TimeUnit.MINUTES)).isEqualTo(STORED);
            }
        } finally {
            uploaders.shutdownNow();
        }
        assertThat(files()).containsExactly(folder.resolve(DIGEST.hex()));
    }

    @Test
    void a_truncated_image_is_not_found_and_is_whole_once_it_is_kept_again() throws IOException {
        Path kept = kept();
        Files.write(kept, Samples.image(1_000, 7));

        assertThat(images.isIntact(DIGEST)).isFalse();

        images.keep(uploaded());
        assertThat(images.isIntact(DIGEST)).isTrue();
    }

    @Test
    void an_image_that_was_changed_in_its_size_is_not_intact_until_it_is_kept_anew() throws IOException {
        Path kept = kept();
        byte[] changed = IMAGE.clone();
        changed[changed.length - 1]++;
        Files.write(kept, changed, StandardOpenOption.WRITE);

        assertThat(images.isIntact(DIGEST)).isFalse();

        images.keep(uploaded());
        assertThat(images.isIntact(DIGEST)).isTrue();
    }

    @Test
    void an_image_that_was_never_kept_is_not_intact() {
        assertThat(images.isIntact(DIGEST)).isFalse();
    }

    @Test
    void a_link_or_folder_in_the_place_of_an_image_is_neither_found_nor_intact() throws IOException {
        Path elsewhere = Files.write(parent.resolve("elsewhere"), IMAGE);
        Files.createSymbolicLink(folder.resolve(DIGEST.hex()), elsewhere);
        Digest other = new Digest("0".repeat(64));
        Files.createDirectory(folder.resolve(other.hex()));

        assertThat(images.isIntact(DIGEST)).isFalse();
        assertThat(images.isIntact(other)).isFalse();
    }

    @Test
    void a_removed_image_is_gone_but_for_those_who_are_reading_it() throws IOException {
        try (InputStream reading = Files.newInputStream(kept())) {
            images.remove(DIGEST);
            images.remove(DIGEST);

            assertThat(images.isIntact(DIGEST)).isFalse();
            assertThat(files()).isEmpty();
            assertThat(reading.readAllBytes()).isEqualTo(IMAGE);
        }
    }

    @Test
    void a_path_that_is_no_upload_is_left_alone() throws IOException {
        Path kept = kept();
        Path elsewhere = Files.write(parent.resolve(".upload-1"), IMAGE);

        for (Path path : List.of(kept, elsewhere, folder.resolve("../.upload-1"), Path.of(".upload-1"))) {
            assertThatThrownBy(() -> images.keep(path)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> images.discard(path)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(kept).exists();
        assertThat(elsewhere).exists();
    }
}
