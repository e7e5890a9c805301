package dev.drydock.http.wire;

import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the head of an answer (RFC 9112, 2 to 5). Not thread-safe. */
final class HeadReader {
    /** Characters of all heads of one answer, those of interim answers included. */
    private static final int LONGEST = 384 * 1024;

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[0-9] ([1-9][0-9]{2})( [^\\p{Cntrl}]*)?");
    /** A name is a token (RFC 9110, 5.6.2); a value has no control character but tabs. */
    private static final Pattern FIELD = Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+):([\\t -~\\x80-\\xff]*)");

    private final InputStream in;
    private int left = LONGEST;

    /**
     * A reader of one answer.
     *
     * @param in buffered; the body is read from it afterwards
     */
    HeadReader(InputStream in) {
        this.in = in;
    }

    /** The head of the final answer. */
    Head read() throws IOException {
        Head head = one();
        while (head.isInterim()) {
            head = one();
        }
        return head;
    }

    private Head one() throws IOException {
        String first = line();
        Matcher status = STATUS.matcher(first);
        if (!status.matches()) {
            throw new ProtocolException("expected a status line of HTTP/1.1, found '" + shown(first) + "'");
        }
        return new Head(Integer.parseInt(status.group(1)), fields());
    }

    private HttpHeaders fields() throws IOException {
        List<StringBuilder> lines = new ArrayList<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            boolean folded = line.charAt(0) == ' ' || line.charAt(0) == '\t';
            if (folded && !lines.isEmpty()) {
                // RFC 9112, 5.2: an obsolete fold is read as spaces
                lines.get(lines.size() - 1).append(' ').append(line.strip());
            } else {
                lines.add(new StringBuilder(line));
            }
        }
        Map<String, List<String>> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (StringBuilder line : lines) {
            Matcher field = FIELD.matcher(line);
            if (!field.matches()) {
                throw new ProtocolException("expected a header field, found '" + shown(line.toString()) + "'");
            }
            fields.computeIfAbsent(field.group(1), name -> new ArrayList<>())
                    .add(field.group(2).strip());
        }
        return HttpHeaders.of(fields, (name, value) -> true);
    }

    /** A line without its end. */
    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = next(); next != '\n'; next = next()) {
            line.append((char) next);
        }
        int last = line.length() - 1;
        return last >= 0 && line.charAt(last) == '\r' ? line.substring(0, last) : line.toString();
    }

    private int next() throws IOException {
        if (left-- == 0) {
            throw new ProtocolException("expected a head of at most " + LONGEST + " bytes, found more");
        }
        int next = in.read();
        if (next < 0) {
            throw new ProtocolException("expected the head of an answer, found the end of the connection");
        }
        return next;
    }

    private static String shown(String line) {
        String plain = line.replaceAll("[^ -~]", "?");
        return plain.length() <= 80 ? plain : plain.substring(0, 80) + "...";
    }
}
