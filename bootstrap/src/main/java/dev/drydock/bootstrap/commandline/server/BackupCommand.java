package dev.drydock.bootstrap.commandline.server;

import dev.drydock.bootstrap.commandline.remote.RestClient;
import dev.drydock.bootstrap.commandline.remote.Route;
import dev.drydock.bootstrap.commandline.remote.ServerOptions;
import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.bootstrap.console.Interrupts;
import dev.drydock.bootstrap.file.NamedFile;
import dev.drydock.protocol.text.Plain;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code drydock server backup}: a copy of the database of a server that runs. */
@Command(
        name = "backup",
        description =
                "Copy the database of a running server into a file, as it is at one moment, while the server goes on.",
        footer = {
            "",
            "The file is there once it is whole, its owner alone can read it, and no file is ever replaced. The images are",
            "no part of it: copy the folder images of the server after it. A server with PostgreSQL says how pg_dump is used.",
            "Example: drydock server backup fleet-2026-11-28.db"
        })
final class BackupCommand implements Callable<Integer> {
    private static final byte[] SQLITE = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    private final Console console;

    @Mixin
    ServerOptions server;

    @Parameters(paramLabel = "FILE", description = "The file to make.")
    Path file = Path.of("");

    /** A command that has not been parsed. */
    BackupCommand(Console console) {
        this.console = console;
        this.server = new ServerOptions(console);
    }

    @Override
    public Integer call() {
        Path target = file.toAbsolutePath();
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw isThere();
        }
        Path folder = target.resolveSibling("").normalize();
        if (!Files.isDirectory(folder)) {
            throw CommandFailure.wrongUse("FILE: there is no folder '" + folder + "'; name one that is there");
        }
        RestClient client = server.open();
        Path part = part(target);
        try (Interrupts.Registration interrupt = console.interrupts().onInterrupt(() -> discard(part))) {
            client.download(Route.of("backup"), part);
            long size = checked(part);
            give(part, target);
            console.out()
                    .println(String.format(
                            Locale.ROOT,
                            "The database is in %s, %,d bytes. Copy the images of the server after it.",
                            Plain.text(file.toString()),
                            size));
            return ExitCode.DONE;
        } finally {
            discard(part);
        }
    }

    private CommandFailure isThere() {
        return CommandFailure.wrongUse("FILE: '" + file + "' is there already; name another file");
    }

    /** A file beside the one to make, for its owner alone. */
    private Path part(Path target) {
        try {
            return Files.createTempFile(target.getParent(), "." + target.getFileName() + "-", ".part");
        } catch (IOException e) {
            throw CommandFailure.wrongUse("FILE: '" + file + "' cannot be made: " + NamedFile.why(e)
                    + "; name a file in a folder that this user may write to");
        }
    }

    private static void discard(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            System.getLogger(BackupCommand.class.getName())
                    .log(System.Logger.Level.WARNING, "The file " + part + " is left", e);
        }
    }

    /** The size of a file that is a database. */
    private long checked(Path part) {
        try (InputStream bytes = Files.newInputStream(part)) {
            if (!Arrays.equals(bytes.readNBytes(SQLITE.length), SQLITE)) {
                throw new CommandFailure(
                        ExitCode.UNREACHABLE,
                        "no database came; name the address of a server of Drydock with --server");
            }
            return Files.size(part);
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.FAILED, "'" + file + "' cannot be made: " + NamedFile.why(e));
        }
    }

    private void give(Path part, Path target) {
        try {
            Files.move(part, target);
            try (FileChannel folder = FileChannel.open(target.resolveSibling(""), StandardOpenOption.READ)) {
                folder.force(true);
            }
        } catch (FileAlreadyExistsException e) {
            throw isThere();
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.FAILED, "'" + file + "' cannot be made: " + NamedFile.why(e));
        }
    }
}
