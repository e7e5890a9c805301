package dev.drydock.http;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The range of bytes in a 206 answer (RFC 9110, 14.4).
 *
 * @param first offset of the first byte
 * @param last offset of the last byte
 * @param total bytes of the whole image; empty when the server does not know
 */
public record ContentRange(long first, long last, OptionalLong total) {
    private static final Pattern FORM =
            Pattern.compile("bytes +(\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)", Pattern.CASE_INSENSITIVE);

    /** Reads the field; empty when it is malformed or contradicts itself, which RFC 9110, 14.4 calls invalid. */
    public static Optional<ContentRange> parse(String field) {
        Matcher form = FORM.matcher(field.strip());
        if (!form.matches()) {
            return Optional.empty();
        }
        long first = Long.parseLong(form.group(1));
        long last = Long.parseLong(form.group(2));
        OptionalLong total =
                form.group(3).equals("*") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(form.group(3)));
        boolean valid = first <= last && (total.isEmpty() || last < total.getAsLong());
        return valid ? Optional.of(new ContentRange(first, last, total)) : Optional.empty();
    }

    /** Whether the bytes are all that there are. */
    public boolean isWhole() {
        return first == 0 && total.equals(OptionalLong.of(last + 1));
    }
}
