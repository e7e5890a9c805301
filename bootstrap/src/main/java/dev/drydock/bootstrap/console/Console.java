package dev.drydock.bootstrap.console;

import java.io.PrintStream;
import java.time.Clock;
import java.util.Map;

/**
 * The surroundings of one run of the program.
 *
 * @param out takes results
 * @param err takes progress and the log
 * @param terminal the terminal that shows {@code err}
 * @param environment the environment variables
 * @param interrupts the requests to end, such as Ctrl-C
 */
public record Console(
        PrintStream out,
        PrintStream err,
        Terminal terminal,
        Map<String, String> environment,
        Clock clock,
        Interrupts interrupts) {

    /**
     * The terminal behind standard error.
     *
     * @param present whether there is one; without it, output is plain lines
     * @param width in columns
     */
    public record Terminal(boolean present, int width) {
        private static final int STANDARD_WIDTH = 80;

        /** No terminal: a pipe, a file or a log. */
        public static final Terminal NONE = new Terminal(false, STANDARD_WIDTH);

        /** A terminal; its width is 80 columns where nothing better is known. */
        public static Terminal of(int width) {
            return new Terminal(true, width > 0 ? width : STANDARD_WIDTH);
        }
    }
}
