package dev.drydock.bootstrap.console;

import java.io.PrintStream;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * The surroundings of one run of the program.
 *
 * @param out takes results
 * @param err takes progress and the log
 * @param terminal the terminal that shows {@code err}
 * @param environment the environment variables
 * @param interrupts the requests to end, such as Ctrl-C
 * @param prompt asks at the terminal
 */
public record Console(
        PrintStream out,
        PrintStream err,
        Terminal terminal,
        Map<String, String> environment,
        Clock clock,
        Interrupts interrupts,
        Prompt prompt) {

    /** Asks for secrets, which are not shown while they are typed. */
    @FunctionalInterface
    public interface Prompt {
        /** Nobody is there. */
        Prompt NONE = question -> Optional.empty();

        /** The answer; empty when nobody can be asked, or gives none. */
        Optional<char[]> secret(String question);
    }

    /**
     * The terminal behind standard error.
     *
     * @param present whether there is one; without it, output is plain lines
     * @param width in columns
     * @param height in lines
     */
    public record Terminal(boolean present, int width, int height) {
        private static final int STANDARD_WIDTH = 80;
        private static final int STANDARD_HEIGHT = 24;

        /** No terminal: a pipe, a file or a log. */
        public static final Terminal NONE = new Terminal(false, STANDARD_WIDTH, STANDARD_HEIGHT);

        /** A terminal; it has 24 lines of 80 columns where nothing better is known. */
        public static Terminal of(int width, int height) {
            return new Terminal(true, width > 0 ? width : STANDARD_WIDTH, height > 0 ? height : STANDARD_HEIGHT);
        }
    }
}
