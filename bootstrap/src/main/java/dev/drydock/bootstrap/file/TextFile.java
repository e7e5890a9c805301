package dev.drydock.bootstrap.file;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Text files that options name: UTF-8, without the byte order mark that some editors put before it. */
public final class TextFile {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private TextFile() {}

    /** The text of a file; wrong use when it cannot be read. */
    public static String read(String option, Path path) {
        return decoded(NamedFile.bytes(option, path));
    }

    static String decoded(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }
}
