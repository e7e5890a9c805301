package dev.drydock.bootstrap.file;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/** As much of DER, X.690, as it takes to put a private key into the envelope that Java reads. */
final class Der {
    private static final int SEQUENCE = 0x30;
    private static final int OCTET_STRING = 0x04;
    private static final int SHORT_FORM = 0x80;

    private Der() {}

    static byte[] sequence(byte[]... parts) {
        return element(SEQUENCE, joined(parts));
    }

    static byte[] octets(byte[] content) {
        return element(OCTET_STRING, content);
    }

    /** The content of the first element with a tag inside a sequence; empty when there is none, or it is no DER. */
    static Optional<byte[]> find(byte[] sequence, int tag) {
        try {
            int at = contentStart(sequence, 0);
            while (at < sequence.length) {
                int start = contentStart(sequence, at);
                int end = start + length(sequence, at);
                if ((sequence[at] & 0xFF) == tag) {
                    return Optional.of(java.util.Arrays.copyOfRange(sequence, start, end));
                }
                at = end;
            }
            return Optional.empty();
        } catch (ArrayIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private static byte[] element(int tag, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length < SHORT_FORM) {
            out.write(content.length);
        } else {
            int bytes = content.length > 0xFF ? 2 : 1;
            out.write(SHORT_FORM | bytes);
            for (int i = bytes - 1; i >= 0; i--) {
                out.write(content.length >> (8 * i));
            }
        }
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static int contentStart(byte[] der, int at) {
        int first = der[at + 1] & 0xFF;
        return at + 2 + (first < SHORT_FORM ? 0 : first - SHORT_FORM);
    }

    private static int length(byte[] der, int at) {
        int first = der[at + 1] & 0xFF;
        if (first < SHORT_FORM) {
            return first;
        }
        int length = 0;
        for (int i = 0; i < first - SHORT_FORM; i++) {
            length = (length << 8) | (der[at + 2 + i] & 0xFF);
        }
        if (length < 0) {
            throw new ArrayIndexOutOfBoundsException(length);
        }
        return length;
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
