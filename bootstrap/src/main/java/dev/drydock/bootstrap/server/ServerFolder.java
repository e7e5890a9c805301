package dev.drydock.bootstrap.server;

import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.bootstrap.file.FileRights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of all that a server keeps, which nobody else can read. */
public final class ServerFolder {
    private final Path folder;

    private ServerFolder(Path folder) {
        this.folder = folder;
    }

    /** Opens a folder, or makes it. */
    public static ServerFolder open(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder, FileRights.of(folder, "rwx------"));
            }
            return new ServerFolder(folder);
        } catch (IOException e) {
            throw CommandFailure.wrongUse("--data-dir: '" + folder + "' cannot be made (" + e.getMessage()
                    + "); name a folder that this user may write to");
        }
    }

    /** Of the embedded database. */
    public Path database() {
        return folder.resolve("database");
    }

    /** Of the embedded broker. */
    public Path broker() {
        return folder.resolve("broker");
    }

    /** Of copies of the database that are on their way to whoever asked for them. */
    public Path copies() {
        return folder.resolve("copies");
    }

    /** Of the images that are kept. */
    public Path images() {
        return folder.resolve("images");
    }

    /** The file with the token that the server itself has made. */
    public Path adminToken() {
        return folder.resolve("admin.token");
    }

    /** Writes the token, so that its owner alone can read it. */
    void keepAdminToken(String secret) {
        Path fresh = folder.resolve("admin.token.new");
        try {
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, FileRights.of(fresh, "rw-------"));
            Files.writeString(fresh, secret + System.lineSeparator());
            Files.move(
                    fresh,
                    adminToken(),
                    java.nio.file.StandardCopyOption.ATOMIC_MOVE,
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw CommandFailure.wrongUse("--data-dir: '" + adminToken() + "' cannot be written (" + e.getMessage()
                    + "); give this user the right to");
        }
    }
}
