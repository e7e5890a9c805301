package dev.drydock.bootstrap.log;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.bootstrap.file.NamedFile;
import dev.drydock.protocol.text.Plain;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.ErrorManager;
import java.util.logging.FileHandler;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The log files of a program, beside standard error: {@code FILE.0} is the newest, {@code FILE.4} the oldest, each of 1 MiB or a
 * line more. Every line begins with its time in UTC. A line may be lost in a power cut, and a line
 * that cannot be written while the disk is full is not written later. Neither stops the program.
 */
public final class LogFile implements AutoCloseable {
    private static final long SIZE = 1 << 20;
    private static final int FILES = 5;
    private static final Logger ROOT = Logger.getLogger("");

    private final FileHandler handler;

    private LogFile(FileHandler handler) {
        this.handler = handler;
    }

    /** Appends to the files that exist, and takes the warnings of the log from now on; wrong use if they cannot be written. */
    public static LogFile open(String option, Path file, PrintStream err) {
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file)) {
            throw CommandFailure.wrongUse(option + " wants a file, and '" + file + "' is a folder");
        }
        if (folder == null || !Files.isDirectory(folder)) {
            throw CommandFailure.wrongUse(option + ": the folder of '" + file + "' does not exist; make it first");
        }
        try {
            if (isTaken(Path.of(file + ".0.lck"))) {
                throw CommandFailure.wrongUse(
                        option + ": '" + file + "' is in use by another program; give each device app its own");
            }
            String pattern = file.toString().replace("%", "%%") + ".%g";
            FileHandler handler = new FileHandler(pattern, SIZE, FILES, true);
            handler.setEncoding(StandardCharsets.UTF_8.name());
            handler.setFormatter(new OneLine(LogFormat.TEXT));
            handler.setFilter(entry -> !Logs.isOfMqttClient(entry));
            handler.setErrorManager(new SaidOnce(file, err));
            ROOT.addHandler(handler);
            return new LogFile(handler);
        } catch (IOException e) {
            throw CommandFailure.wrongUse(option + ": '" + file + "' cannot be written: " + NamedFile.why(e));
        }
    }

    /** Writes a line, which has to be plain. */
    public void say(String line) {
        handler.publish(new OneLine.Said(line));
    }

    @Override
    public void close() {
        ROOT.removeHandler(handler);
        handler.close();
    }

    /** Looks at the lock as the handler takes it, which would without a word write elsewhere if another program had it. */
    private static boolean isTaken(Path lockFile) throws IOException {
        try (FileChannel channel = FileChannel.open(lockFile, CREATE, WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        } catch (OverlappingFileLockException e) {
            return true;
        }
    }

    /** Reports on standard error, once, that the file could not be written. */
    private static final class SaidOnce extends ErrorManager {
        private final Path file;
        private final PrintStream err;
        private boolean said;

        SaidOnce(Path file, PrintStream err) {
            this.file = file;
            this.err = err;
        }

        @Override
        public synchronized void error(@Nullable String what, @Nullable Exception fault, int code) {
            if (!said) {
                said = true;
                String why = fault == null ? String.valueOf(what) : NamedFile.why(fault);
                err.println(Plain.text("The log file '" + file + "' could not be written: " + why));
            }
        }
    }
}
