package dev.drydock.bootstrap.file;

import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.bootstrap.console.ExitCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** Files that a command makes. None that is there is ever overwritten, and none is left half written. */
public final class NewFile {
    private NewFile() {}

    /** Refuses a name that is taken, before anything is done for it. */
    public static void checkFree(String option, Path file) {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw isThere(option, file);
        }
    }

    /** Writes a file that everybody may read. */
    public static void write(String option, Path file, byte[] content) {
        write(option, file, content, "rw-r--r--");
    }

    /** Writes a file that its owner alone can read. */
    public static void writeSecret(String option, Path file, byte[] content) {
        write(option, file, content, "rw-------");
    }

    private static void write(String option, Path file, byte[] content, String rights) {
        try (FileChannel channel = FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), FileRights.of(file, rights))) {
            fill(channel, file, content);
        } catch (FileAlreadyExistsException e) {
            throw isThere(option, file);
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.FAILED, option + ": '" + file + "' cannot be written: " + NamedFile.why(e));
        }
    }

    private static void fill(FileChannel channel, Path file, byte[] content) throws IOException {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private static CommandFailure isThere(String option, Path file) {
        return CommandFailure.wrongUse(
                option + ": '" + file + "' is there already, and is not overwritten; name another file");
    }
}
