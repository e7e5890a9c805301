package dev.drydock.bootstrap.process;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A stream that puts each whole line of UTF-8 into a list. */
final class LineCollector extends OutputStream {
    private final List<String> lines;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    LineCollector(List<String> lines) {
        this.lines = lines;
    }

    @Override
    public synchronized void write(int next) {
        if (next == '\n') {
            lines.add(line.toString(StandardCharsets.UTF_8));
            line.reset();
        } else {
            line.write(next);
        }
    }

    /** Takes what was written after the last line break as a line. */
    synchronized void finish() {
        if (line.size() > 0) {
            write('\n');
        }
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
        for (int i = from; i < from + length; i++) {
            write(bytes[i]);
        }
    }
}
