package dev.drydock.testkit.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Loopback ports for servers that a test starts a moment later, or starts again.
 *
 * <p>A port that the system gave for port 0 is anybody's again once it is closed: the system gives it to the next
 * connection. These ports lie below the range that systems give from, and a lock lends each to one process for its life.
 */
public final class LentPort {
    /** Linux gives ports from 32,768 on, other systems from 49,152 on. */
    static final int FIRST = 20_000;

    static final int END = 32_000;

    private static final Path LOCKS =
            Path.of(System.getProperty("java.io.tmpdir"), "drydock-ports-" + System.getProperty("user.name") + ".lock");
    private static final Map<Integer, FileLock> LENT = new HashMap<>();
    private static final FileChannel CHANNEL = open();

    private LentPort() {}

    /** A port on which nobody listens and that no other caller gets while this process lives. */
    public static synchronized int next() {
        int start = ThreadLocalRandom.current().nextInt(FIRST, END);
        for (int step = 0; step < END - FIRST; step++) {
            int port = FIRST + (start - FIRST + step) % (END - FIRST);
            if (!LENT.containsKey(port) && lend(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no port from " + FIRST + " to " + END + " is free");
    }

    private static boolean lend(int port) {
        try {
            FileLock lock = CHANNEL.tryLock(port, 1, false);
            if (lock == null) {
                return false;
            }
            LENT.put(port, lock);
            return isFree(port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return probe.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static FileChannel open() {
        try {
            return FileChannel.open(LOCKS, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
