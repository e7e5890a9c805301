package dev.drydock.http.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The limits of an image server on the connections of its clients.
 *
 * @param head the longest that a connection may take to send the head of its next request
 * @param perAddress the most connections of one address, at least 1; devices behind one translator have one address
 * @param inAll the most connections, at least 1
 */
public record ServeLimits(Duration head, int perAddress, int inAll) {
    /** The limits of a process on Linux (proc(5)). */
    private static final Path PROCESS = Path.of("/proc/self/limits");

    private static final Pattern OPEN_FILES = Pattern.compile("Max open files\\s+(\\d{1,18})\\s");
    private static final long UNKNOWN = 1_000_000;
    private static final Duration HEAD = Duration.ofSeconds(10);
    private static final int LEAST = 16;
    private static final int MOST = 1000;
    /** Each download has two files open: its connection and its image. */
    private static final int FILES_A_CONNECTION = 2;

    public ServeLimits {
        if (head.isNegative() || head.isZero() || perAddress < 1 || inAll < 1) {
            throw new IllegalArgumentException("every limit of an image server is above zero");
        }
    }

    /**
     * The limits that fit this process: 10 s for a head, connections for half of the files that the process may open, and a third of
     * them, but 16 to 1,000, for one address.
     */
    public static ServeLimits ofThisProcess() {
        int inAll = (int) Math.min(Integer.MAX_VALUE, openFiles() / 2 / FILES_A_CONNECTION);
        return new ServeLimits(HEAD, Math.max(LEAST, Math.min(MOST, inAll / 3)), Math.max(2 * LEAST, inAll));
    }

    private static long openFiles() {
        try {
            return openFiles(Files.readAllLines(PROCESS));
        } catch (IOException e) {
            return UNKNOWN;
        }
    }

    /** The soft limit in the lines of {@code /proc/self/limits}; a million when there is none. */
    static long openFiles(List<String> lines) {
        return lines.stream()
                .map(OPEN_FILES::matcher)
                .filter(Matcher::lookingAt)
                .mapToLong(line -> Long.parseLong(line.group(1)))
                .findFirst()
                .orElse(UNKNOWN);
    }
}
