package dev.drydock.jdbc.database;

import dev.drydock.application.fleet.ledger.RolloutLedger;
import dev.drydock.jdbc.ledger.JdbcRolloutLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A ledger in a database of its own for each test. */
public final class OpenLedger implements BeforeEachCallback, AfterEachCallback {
    private static byte[] tables = {};

    private final Opening opening;
    private Optional<Path> folder = Optional.empty();
    private Optional<Database> database = Optional.empty();

    /** The way to a new database. */
    @FunctionalInterface
    public interface Opening {
        Database open(Path emptyFolder) throws Exception;
    }

    public OpenLedger(Opening opening) {
        this.opening = opening;
    }

    /** What a crash of the machine leaves is no matter here, and PostgreSQL does not sync either. */
    public static OpenLedger sqlite() {
        Properties pragmas = new Properties();
        pragmas.setProperty("synchronous", "OFF");
        return new OpenLedger(folder -> {
            Files.write(folder.resolve(SqliteDatabase.FILE), tables());
            return SqliteDatabase.open(folder, pragmas);
        });
    }

    /** The file of an empty fleet: to make its tables takes longer than most tests. */
    private static synchronized byte[] tables() throws IOException, DatabaseUnusable {
        if (tables.length == 0) {
            Path folder = Files.createTempDirectory("tables");
            SqliteDatabase.open(folder).close();
            tables = Files.readAllBytes(folder.resolve(SqliteDatabase.FILE));
            remove(folder);
        }
        return tables;
    }

    /** Skips the test where PostgreSQL is not installed. */
    public static OpenLedger postgres() {
        return new OpenLedger(folder -> PostgresDatabase.open(SharedPostgres.newFleet()));
    }

    public RolloutLedger ledger() {
        return new JdbcRolloutLedger(database());
    }

    /** The database itself, which is closed after the test. */
    public Database database() {
        return database.orElseThrow();
    }

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        folder = Optional.of(Files.createTempDirectory("ledger"));
        database = Optional.of(opening.open(folder.get()));
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        database.ifPresent(Database::close);
        remove(folder.orElseThrow());
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path each : deepestFirst) {
                Files.delete(each);
            }
        }
    }
}
