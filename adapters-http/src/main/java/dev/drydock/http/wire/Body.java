package dev.drydock.http.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.List;
import java.util.regex.Pattern;

/** The body of an answer as its framing delimits it (RFC 9112, 6). Not thread-safe. */
public abstract class Body {
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

    final InputStream in;

    private Body(InputStream in) {
        this.in = in;
    }

    /** Chooses the framing by RFC 9112, 6.3. */
    static Body of(Head head, InputStream in) throws ProtocolException {
        if (head.status() < 200 || head.status() == 204 || head.status() == 304) {
            return new Counted(in, 0);
        }
        List<String> codings = head.fields().allValues("Transfer-Encoding");
        if (codings.stream().anyMatch(coding -> coding.equalsIgnoreCase("chunked"))) {
            return new Chunked(in);
        }
        List<String> lengths =
                head.fields().allValues("Content-Length").stream().distinct().toList();
        if (lengths.size() > 1) {
            throw new ProtocolException("expected one Content-Length, found " + lengths.size() + " different ones");
        }
        boolean counted = lengths.size() == 1 && LENGTH.matcher(lengths.get(0)).matches();
        return counted ? new Counted(in, Long.parseLong(lengths.get(0))) : new UntilClose(in);
    }

    /**
     * Reads some bytes, at least one; -1 at the end of the body.
     *
     * @throws EOFException when the connection ends before the body
     */
    public abstract int read(byte[] into, int offset, int length) throws IOException;

    /** A body with a Content-Length. */
    private static final class Counted extends Body {
        private long left;

        Counted(InputStream in, long length) {
            super(in);
            this.left = length;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int count = in.read(into, offset, (int) Math.min(left, length));
            if (count < 0) {
                throw new EOFException("the connection ended " + left + " bytes before the end of the answer");
            }
            left -= count;
            return count;
        }
    }

    /** A body that ends with the connection. */
    private static final class UntilClose extends Body {
        UntilClose(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            return in.read(into, offset, length);
        }
    }

    /** A body in chunks (RFC 9112, 7.1). Extensions and trailers are skipped; the end of the trailers is not waited for. */
    private static final class Chunked extends Body {
        private static final int LONGEST_LINE = 8192;
        /** Up to 2^60 - 1, with some zeros before it. */
        private static final Pattern SIZE = Pattern.compile("0{0,64}[0-9A-Fa-f]{1,15}");

        private long left;
        private boolean begun;
        private boolean ended;

        Chunked(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (left == 0 && !ended) {
                next();
            }
            if (ended) {
                return -1;
            }
            int count = in.read(into, offset, (int) Math.min(left, length));
            if (count < 0) {
                throw broken();
            }
            left -= count;
            return count;
        }

        private void next() throws IOException {
            if (begun && !line().isEmpty()) {
                throw new ProtocolException("expected the end of a chunk, found more of it");
            }
            begun = true;
            String line = line();
            int extension = line.indexOf(';');
            String size = (extension < 0 ? line : line.substring(0, extension)).strip();
            if (!SIZE.matcher(size).matches()) {
                throw new ProtocolException("expected the size of a chunk, found none");
            }
            left = Long.parseLong(size, 16);
            ended = left == 0;
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int next = in.read(); next != '\n'; next = in.read()) {
                if (next < 0) {
                    throw broken();
                }
                if (line.length() == LONGEST_LINE) {
                    throw new ProtocolException(
                            "expected a chunk, found a line of more than " + LONGEST_LINE + " bytes");
                }
                line.append((char) next);
            }
            int last = line.length() - 1;
            return last >= 0 && line.charAt(last) == '\r' ? line.substring(0, last) : line.toString();
        }

        private static EOFException broken() {
            return new EOFException("the connection ended before the last chunk");
        }
    }
}
