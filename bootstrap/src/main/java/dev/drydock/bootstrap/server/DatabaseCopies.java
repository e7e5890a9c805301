package dev.drydock.bootstrap.server;

import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.jdbc.backup.BackupFailed;
import dev.drydock.jdbc.database.Database;
import dev.drydock.rest.desk.Backup;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Copies of the database of a running server, in a folder that is empty between two of them. */
final class DatabaseCopies implements Backup.Maker {
    private static final Pattern USER = Pattern.compile("[?&]user=([^&]+)");

    private final Database database;
    private final Optional<String> postgres;
    private final Path folder;

    private DatabaseCopies(Database database, Optional<String> postgres, Path folder) {
        this.database = database;
        this.postgres = postgres;
        this.folder = folder;
    }

    /**
     * Copies in a folder, from which what a server left that was killed is taken away.
     *
     * @param postgres the JDBC address of a database that is none of SQLite
     */
    static DatabaseCopies in(Path folder, Database database, Optional<String> postgres) {
        try {
            Files.createDirectories(folder);
            try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, "fleet-*")) {
                for (Path copy : left) {
                    Files.deleteIfExists(copy);
                }
            }
            return new DatabaseCopies(database, postgres, folder);
        } catch (IOException e) {
            throw CommandFailure.wrongUse("--data-dir: '" + folder + "' cannot be written (" + e.getMessage()
                    + "); give this user the right to");
        }
    }

    @Override
    public Backup make() {
        if (postgres.isPresent()) {
            return new Backup.Elsewhere("the server keeps its database in PostgreSQL, which makes backups itself: '"
                    + dump(postgres.get()) + "'; copy the images after it");
        }
        Path copy = folder.resolve("fleet-" + UUID.randomUUID() + ".db");
        try {
            database.backup(copy);
            return new Backup.Made(copy);
        } catch (BackupFailed failure) {
            return new Backup.Failed(String.valueOf(failure.getMessage()));
        }
    }

    /** The command line, without a password that the address may have. */
    private static String dump(String url) {
        Matcher user = USER.matcher(url);
        return "pg_dump --format=custom --file=fleet.dump "
                + (user.find() ? "--username=" + user.group(1) + " " : "")
                + url.replaceFirst("[?].*", "").replaceFirst("^jdbc:(postgresql:(?!//))?", "");
    }
}
