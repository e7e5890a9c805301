package dev.drydock.bootstrap.service.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.domain.firmware.Digest;
import dev.drydock.domain.firmware.ImageMeasure;
import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.http.download.DownloadLimits;
import dev.drydock.http.download.HttpImageSource;
import dev.drydock.http.serve.ImageServer;
import dev.drydock.http.serve.ServedImages;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageMeasuringTest {
    private static final byte[] IMAGE = "an image".getBytes(StandardCharsets.US_ASCII);
    private static final String DEAD = "http://127.0.0.1:1/x";

    @TempDir
    Path folder;

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private ImageServer server;
    private String base;

    @BeforeEach
    void serve() throws IOException {
        Files.write(folder.resolve("image.bin"), IMAGE);
        Files.createFile(folder.resolve("empty.bin"));
        server = new ImageServer(ServedImages.folder(folder));
        base = "http://127.0.0.1:" + server.start("127.0.0.1", 0).getPort() + "/images/";
    }

    @AfterEach
    void close() {
        server.close();
    }

    private ImageMeasure measure(String... places) {
        List<ImageUri> uris = new ArrayList<>();
        for (String place : places) {
            uris.add(new ImageUri(place));
        }
        return ImageMeasuring.measure(
                uris, new HttpImageSource(DownloadLimits.STANDARD), new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    @Test
    void an_image_is_measured_at_the_first_place_that_has_it() throws Exception {
        ImageMeasure measure = measure(DEAD, base + "none.bin", base + "empty.bin", base + "image.bin", base + "other");
        assertThat(measure.size()).isEqualTo(IMAGE.length);
        assertThat(measure.digest())
                .isEqualTo(Digest.of(MessageDigest.getInstance("SHA-256").digest(IMAGE)));
        assertThat(log.toString(StandardCharsets.UTF_8))
                .contains(
                        "server-unreachable",
                        "image-not-found",
                        "empty.bin is empty",
                        "Measuring " + base + "image.bin")
                .doesNotContain("other");
    }

    @Test
    void an_image_that_no_place_has_is_told_with_the_reason_of_each() {
        assertThatThrownBy(() -> measure(DEAD, base + "none.bin"))
                .isInstanceOfSatisfying(CommandFailure.class, failure -> {
                    assertThat(failure.exitCode()).isEqualTo(ExitCode.FAILED);
                    assertThat(failure.getMessage())
                            .contains("server-unreachable", "image-not-found", "--size and --check-value");
                });
    }

    @Test
    void an_empty_image_is_wrong_use() {
        assertThatThrownBy(() -> measure(base + "empty.bin")).isInstanceOfSatisfying(CommandFailure.class, failure -> {
            assertThat(failure.exitCode()).isEqualTo(ExitCode.WRONG_USE);
            assertThat(failure.getMessage()).contains("--uri", "at least one byte", "empty.bin is empty");
        });
    }
}
