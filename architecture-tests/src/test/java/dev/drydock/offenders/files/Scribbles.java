package dev.drydock.offenders.files;

import java.io.File;
import java.io.FileOutputStream;
import java.io.FileWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.net.http.HttpResponse;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Set;
import java.util.logging.FileHandler;

/** Writes, in every way there is, past the class that everything written goes through. */
public final class Scribbles {
    private final Path path = Path.of("scribble");
    private final File file = new File("scribble");

    void write() throws IOException {
        Files.write(path, List.of());
    }

    void writeString() throws IOException {
        Files.writeString(path, "");
    }

    Object newOutputStream() throws IOException {
        return Files.newOutputStream(path);
    }

    Object newBufferedWriter() throws IOException {
        return Files.newBufferedWriter(path);
    }

    Object newByteChannel() throws IOException {
        return Files.newByteChannel(path, StandardOpenOption.WRITE);
    }

    void copy() throws IOException {
        Files.copy(path, path);
    }

    void move() throws IOException {
        Files.move(path, path);
    }

    void delete() throws IOException {
        Files.delete(path);
    }

    void deleteIfExists() throws IOException {
        Files.deleteIfExists(path);
    }

    Object deleteByReference() {
        Deletion deletion = Files::delete;
        return deletion;
    }

    void createFile() throws IOException {
        Files.createFile(path);
    }

    void createFolders() throws IOException {
        Files.createDirectories(path);
    }

    void createTempFile() throws IOException {
        Files.createTempFile("a", "b");
    }

    void createLink() throws IOException {
        Files.createSymbolicLink(path, path);
    }

    void permissions() throws IOException {
        Files.setPosixFilePermissions(path, Set.of());
    }

    void times() throws IOException {
        Files.setLastModifiedTime(path, FileTime.fromMillis(0));
    }

    Object channel() throws IOException {
        return FileChannel.open(path, StandardOpenOption.WRITE);
    }

    Object asynchronousChannel() throws IOException {
        return AsynchronousFileChannel.open(path, StandardOpenOption.WRITE);
    }

    Object fileOutputStream() throws IOException {
        return new FileOutputStream(file);
    }

    Object fileWriter() throws IOException {
        return new FileWriter(file, StandardCharsets.UTF_8);
    }

    Object randomAccessFile() throws IOException {
        return new RandomAccessFile(file, "rw");
    }

    Object logFile() throws IOException {
        return new FileHandler("scribble");
    }

    Object printStream() throws IOException {
        return new PrintStream(file, StandardCharsets.UTF_8);
    }

    Object printWriter() throws IOException {
        return new PrintWriter("scribble", StandardCharsets.UTF_8);
    }

    boolean deleteOldFile() {
        return file.delete();
    }

    boolean makeOldFolder() {
        return file.mkdirs();
    }

    boolean createOldFile() throws IOException {
        return file.createNewFile();
    }

    boolean renameOldFile() {
        return file.renameTo(file);
    }

    boolean touchOldFile() {
        return file.setLastModified(0);
    }

    Object outputOfAProcess() {
        return ProcessBuilder.Redirect.to(file);
    }

    Object bodyOfAResponse() {
        return HttpResponse.BodyHandlers.ofFile(path);
    }

    Object partOfAResponse() {
        return HttpResponse.BodySubscribers.ofFile(path);
    }

    interface Deletion {
        void of(Path path) throws IOException;
    }
}
