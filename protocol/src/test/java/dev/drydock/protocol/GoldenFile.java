package dev.drydock.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** An example of a document, kept byte for byte. Written anew with {@code -Dgolden.update=true}. */
public final class GoldenFile {
    private static final Path FOLDER = Path.of("src/test/resources/golden");

    private GoldenFile() {}

    public static void assertSame(String name, String written) {
        Path file = FOLDER.resolve(name);
        try {
            if (Boolean.getBoolean("golden.update")) {
                Files.createDirectories(FOLDER);
                Files.write(file, written.getBytes(StandardCharsets.UTF_8));
            }
            assertThat(file).as("-Dgolden.update=true writes it").exists();
            assertThat(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
                    .as("%s is what crosses the network: a change of it is a change of the contract", name)
                    .isEqualTo(written);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] read(String name) {
        try {
            return Files.readAllBytes(FOLDER.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
