package dev.drydock.testkit.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Compares files with what the code makes of them, byte for byte. {@code -Dgolden.update=true} writes them anew; read the difference
 * before you commit it.
 */
public final class Golden {
    private static final String UPDATE = "golden.update";
    private static final String BEGIN = "<!-- generated: begin -->";
    private static final String END = "<!-- generated: end -->";
    private static final String MISSING = "<no such line>";

    private Golden() {}

    /** Compares a whole file of {@code src/test/resources} of the module that is tested. */
    public static void assertResource(String name, String derived) {
        assertFile(Path.of("src/test/resources").resolve(name), derived);
    }

    /** Compares the part between the markers of a page of the repository's {@code docs}; the rest is written by people. */
    public static void assertPage(String name, String derived) {
        assertPage(Path.of("../docs").resolve(name), derived);
    }

    static void assertPage(Path page, String derived) {
        String text = Files.exists(page) ? read(page) : BEGIN + "\n" + END + "\n";
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new AssertionError(page + " lacks the markers " + BEGIN + " and " + END + ", in this order");
        }
        assertFile(page, text.substring(0, begin + BEGIN.length()) + "\n" + derived + text.substring(end));
    }

    /** Compares a whole file. */
    public static void assertFile(Path file, String derived) {
        if (Boolean.getBoolean(UPDATE)) {
            write(file, derived);
        }
        if (!Files.exists(file)) {
            throw new AssertionError(file + " does not exist; -D" + UPDATE + "=true writes it");
        }
        String kept = read(file);
        if (!kept.equals(derived)) {
            throw new AssertionError(difference(file, kept.split("\n", -1), derived.split("\n", -1)));
        }
    }

    public static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String difference(Path file, String[] kept, String[] derived) {
        int line = 0;
        while (line < Math.min(kept.length, derived.length) && kept[line].equals(derived[line])) {
            line++;
        }
        return String.join(
                "\n",
                List.of(
                        file + " is derived from the code and differs from it in line " + (line + 1) + "; -D" + UPDATE
                                + "=true writes it anew, then read what changed",
                        "  kept:    " + (line < kept.length ? kept[line] : MISSING),
                        "  derived: " + (line < derived.length ? derived[line] : MISSING)));
    }
}
