package dev.drydock.bootstrap.commandline.parsing;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;

/** A writer that leaves the encoding to the stream it writes to. */
final class StreamWriter extends Writer {
    private final PrintStream to;

    private StreamWriter(PrintStream to) {
        this.to = to;
    }

    static PrintWriter to(PrintStream stream) {
        return new PrintWriter(new StreamWriter(stream), true);
    }

    @Override
    public void write(char[] text, int offset, int length) {
        to.print(new String(text, offset, length));
    }

    @Override
    public void flush() {
        to.flush();
    }

    @Override
    public void close() {
        to.flush();
    }
}
