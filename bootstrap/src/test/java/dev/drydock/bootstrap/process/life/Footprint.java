package dev.drydock.bootstrap.process.life;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * The resources that this process uses.
 *
 * @param handles files and sockets that are open; 0 where the system does not tell
 * @param heapKilobytes what is still in use after a collection
 */
record Footprint(int threads, long handles, long heapKilobytes) {
    private static final Path HANDLES = Path.of("/proc/self/fd");
    private static final int ALIKE = 4;

    /** Waits until what has just ended has gone, its threads and handles being the same in number for two seconds. */
    static Footprint settled() {
        int[] alike = {0};
        Footprint[] last = {now()};
        Awaitility.await("threads and handles come to rest")
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    Footprint next = now();
                    boolean same = next.threads == last[0].threads && next.handles == last[0].handles;
                    alike[0] = same ? alike[0] + 1 : 0;
                    last[0] = next;
                    return alike[0] == ALIKE;
                });
        return last[0];
    }

    private static Footprint now() {
        System.gc();
        return new Footprint(
                threadsNow(),
                openHandles(),
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1024);
    }

    static int threadsNow() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }

    private static long openHandles() {
        if (!Files.isDirectory(HANDLES)) {
            return 0;
        }
        try (Stream<Path> all = Files.list(HANDLES)) {
            return all.count();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
