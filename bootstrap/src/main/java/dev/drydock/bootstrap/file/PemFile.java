package dev.drydock.bootstrap.file;

import dev.drydock.bootstrap.console.CommandFailure;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The blocks of a PEM file, RFC 7468, whatever text is around them. */
record PemFile(String option, Path path, List<Block> blocks) {
    private static final Pattern BEGIN = Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----");

    /**
     * A block.
     *
     * @param label such as {@code CERTIFICATE}
     * @param line of its first line, from 1
     * @param body the lines between the first and the last
     */
    record Block(String label, int line, String body) {
        /** Whether it has headers, RFC 1421, as encrypted keys of old have. */
        boolean hasHeaders() {
            return body.contains(":");
        }

        byte[] content() {
            return Base64.getDecoder().decode(body.replaceAll("\\s", ""));
        }
    }

    static PemFile read(String option, Path path) {
        byte[] bytes = NamedFile.bytes(option, path);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        List<Block> blocks = new ArrayList<>();
        Matcher begin = BEGIN.matcher(text);
        int from = 0;
        while (begin.find(from)) {
            String label = begin.group(1);
            int line =
                    (int) text.substring(0, begin.start()).lines().count() + (atLineStart(text, begin.start()) ? 1 : 0);
            int end = text.indexOf("-----END " + label + "-----", begin.end());
            int next = text.indexOf("-----BEGIN ", begin.end());
            if (end < 0 || (next >= 0 && next < end)) {
                throw broken(option, path, label, line, "its END line is missing");
            }
            blocks.add(checked(option, path, new Block(label, line, text.substring(begin.end(), end))));
            from = end;
        }
        return new PemFile(option, path, blocks);
    }

    /** A fault of one block. */
    CommandFailure broken(Block block, String why) {
        return broken(option, path, block.label(), block.line(), why);
    }

    private static Block checked(String option, Path path, Block block) {
        try {
            if (block.hasHeaders() || block.content().length > 0) {
                return block;
            }
            throw broken(option, path, block.label(), block.line(), "it is empty");
        } catch (IllegalArgumentException e) {
            throw broken(option, path, block.label(), block.line(), "it is not Base64");
        }
    }

    private static boolean atLineStart(String text, int index) {
        return index == 0 || text.charAt(index - 1) == '\n' || text.charAt(index - 1) == '\r';
    }

    private static CommandFailure broken(String option, Path path, String label, int line, String why) {
        return CommandFailure.wrongUse(
                option + ": '" + path + "', line " + line + ": the block " + label + " cannot be used: " + why);
    }
}
