package dev.drydock.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that are derived from the code and kept beside it. Written anew with {@code -Dgolden.update=true}. */
public final class Golden {
    private static final String BEGIN = "<!-- generated: begin -->";
    private static final String END = "<!-- generated: end -->";

    private Golden() {}

    /** Compares a whole file of {@code src/test/resources}. */
    public static void assertResource(String name, String derived) throws IOException {
        assertFile(Path.of("src/test/resources").resolve(name), derived);
    }

    /** Compares the part between the markers of a page of the repository's {@code docs}; the rest is written by people. */
    public static void assertPage(String name, String derived) throws IOException {
        Path page = Path.of("../docs").resolve(name);
        String text = Files.exists(page) ? Files.readString(page) : BEGIN + "\n" + END + "\n";
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        assertThat(begin)
                .as("%s has both markers, in their order", page)
                .isNotNegative()
                .isLessThan(end);
        assertFile(page, text.substring(0, begin + BEGIN.length()) + "\n" + derived + text.substring(end));
    }

    private static void assertFile(Path file, String derived) throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, derived);
        }
        assertThat(file)
                .as("derived from the code; -Dgolden.update=true writes it anew")
                .exists();
        assertThat(Files.readString(file))
                .as("%s is derived from the code; -Dgolden.update=true writes it anew, then read what changed", file)
                .isEqualTo(derived);
    }
}
