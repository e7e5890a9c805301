package dev.drydock.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A requested range of bytes (RFC 9110, 14.1.2), limited to the length of the representation.
 *
 * @param first offset of the first byte; the length of the representation when the range cannot be satisfied
 * @param length in bytes; zero when the range cannot be satisfied
 */
public record ByteRange(long first, long length) {
    private static final Pattern FORM = Pattern.compile("bytes=\\s*(\\d*)-(\\d*)\\s*", Pattern.CASE_INSENSITIVE);
    private static final int MOST_DIGITS = 18;

    /**
     * Reads a Range field for a representation of that many bytes. Empty when the field is to be ignored, which RFC 9110, 14.2
     * allows for another unit than bytes, a malformed field and several ranges.
     */
    public static Optional<ByteRange> parse(String field, long total) {
        Matcher form = FORM.matcher(field.strip());
        if (!form.matches()) {
            return Optional.empty();
        }
        String first = form.group(1);
        String last = form.group(2);
        if (first.isEmpty()) {
            return last.isEmpty() ? Optional.empty() : suffix(number(last), total);
        }
        if (!last.isEmpty() && number(last) < number(first)) {
            return Optional.empty();
        }
        long from = Math.min(number(first), total);
        long to = last.isEmpty() ? total : Math.min(number(last) + 1, total);
        return Optional.of(new ByteRange(from, Math.max(0, to - from)));
    }

    /** Whether it has at least one byte; if not, the answer is 416 (RFC 9110, 15.5.17). */
    public boolean isSatisfiable() {
        return length > 0;
    }

    /** The last bytes; empty for an empty representation, which is sent as a whole. */
    private static Optional<ByteRange> suffix(long wanted, long total) {
        if (total == 0 && wanted > 0) {
            return Optional.empty();
        }
        long length = Math.min(wanted, total);
        return Optional.of(new ByteRange(total - length, length));
    }

    /** Reads a number; one with too many digits is beyond the end of any image and becomes the greatest. */
    private static long number(String digits) {
        String plain = digits.replaceFirst("^0+(?=\\d)", "");
        return plain.length() > MOST_DIGITS ? Long.MAX_VALUE - 1 : Long.parseLong(plain);
    }
}
