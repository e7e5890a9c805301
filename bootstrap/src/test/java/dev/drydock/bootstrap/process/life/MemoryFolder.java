package dev.drydock.bootstrap.process.life;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder that is kept in memory where the system has such, so that what is made durable there waits for no disk. */
record MemoryFolder(Path path) implements AutoCloseable {
    private static final Path IN_MEMORY = Path.of("/dev/shm");

    static MemoryFolder make() throws IOException {
        return new MemoryFolder(
                Files.isWritable(IN_MEMORY)
                        ? Files.createTempDirectory(IN_MEMORY, "drydock-life-")
                        : Files.createTempDirectory("drydock-life-"));
    }

    @Override
    public void close() throws IOException {
        for (Path each : all(path)) {
            Files.delete(each);
        }
    }

    /** The total size of a folder's files in bytes. */
    static long sizeOf(Path folder) throws IOException {
        long size = 0;
        for (Path each : all(folder)) {
            size += Files.isRegularFile(each) ? Files.size(each) : 0;
        }
        return size;
    }

    /** The deepest first. */
    private static List<Path> all(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
