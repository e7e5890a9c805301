package dev.drydock.bootstrap.process.fault;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A disk of its own, in memory, which only root can have for a test: it is filled to its last byte, and emptied again. */
final class SmallDisk implements AutoCloseable {
    private static final int BLOCK = 64 * 1024;

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /** Mounts it on a folder; the test is aborted where it cannot be. */
    static SmallDisk on(Path folder, String size) throws Exception {
        Files.createDirectories(folder);
        assumeTrue(
                ran("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", folder.toString()),
                "SKIPPED: no tmpfs can be mounted here: it takes root, on Linux");
        return new SmallDisk(folder);
    }

    Path folder() {
        return folder;
    }

    /** Takes all the room that there is. */
    void fill() throws IOException {
        try (OutputStream out = Files.newOutputStream(ballast())) {
            for (int step = BLOCK; step > 0; step /= 2) {
                writeWhileThereIsRoom(out, new byte[step]);
            }
        } catch (IOException full) {
            // The last byte of the buffer had no room.
        }
    }

    private static void writeWhileThereIsRoom(OutputStream out, byte[] bytes) {
        boolean isRoom = true;
        while (isRoom) {
            try {
                out.write(bytes);
            } catch (IOException full) {
                isRoom = false;
            }
        }
    }

    void makeRoom() throws IOException {
        Files.delete(ballast());
    }

    private Path ballast() {
        return folder.resolve("ballast");
    }

    @Override
    public void close() throws InterruptedException {
        ran("umount", "--lazy", folder.toString());
    }

    private static boolean ran(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
