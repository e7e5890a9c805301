package dev.drydock.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The first and the last 2 KiB of a command's output, however much there was. Not thread-safe. */
public final class Capture {
    private static final int KEPT_EACH = 2048;
    /** Characters. */
    private static final int LONGEST_WORDS = 300;

    private static final int PIECE = 16 * 1024;
    /** The most that is read at once, so that the time limit is checked in between. */
    private static final int PIECES_AT_ONCE = 16;

    private final Listener listener;
    private final ByteArrayOutputStream head = new ByteArrayOutputStream();
    private byte[] tail = new byte[0];

    /** Receives the output as it comes. */
    @FunctionalInterface
    interface Listener {
        void heard(byte[] bytes, int count);
    }

    Capture(Listener listener) {
        this.listener = listener;
    }

    /** Takes the bytes that are available, without waiting for more; false when there were none. */
    boolean drain(InputStream output) throws IOException {
        byte[] piece = new byte[PIECE];
        int there = output.available();
        boolean took = there > 0;
        for (int i = 0; i < PIECES_AT_ONCE && there > 0; i++) {
            take(piece, Math.max(0, output.read(piece, 0, Math.min(there, PIECE))));
            there = output.available();
        }
        return took;
    }

    private void take(byte[] bytes, int count) {
        listener.heard(bytes, count);
        head.write(bytes, 0, Math.min(count, KEPT_EACH - head.size()));
        int fromNew = Math.min(count, KEPT_EACH);
        int fromOld = Math.min(tail.length, KEPT_EACH - fromNew);
        byte[] joined = new byte[fromOld + fromNew];
        System.arraycopy(tail, tail.length - fromOld, joined, 0, fromOld);
        System.arraycopy(bytes, count - fromNew, joined, fromOld, fromNew);
        tail = joined;
    }

    /** The first line, without white space around it; empty when there is none. */
    String firstLine() {
        return head.toString(StandardCharsets.UTF_8)
                .lines()
                .findFirst()
                .orElse("")
                .strip();
    }

    /** The last lines of the errors, or else of the output, as the end of a sentence; empty when there are none. */
    static String lastWords(Capture errors, Capture output) {
        String said = errors.kept() > 0 ? errors.lastLines() : output.lastLines();
        return said.isEmpty() ? "" : "; it said: " + said;
    }

    private String lastLines() {
        String said = new String(tail, StandardCharsets.UTF_8).strip().replaceAll("\\R", " | ");
        return said.substring(Math.max(0, said.length() - LONGEST_WORDS));
    }

    int kept() {
        return head.size() + tail.length;
    }
}
