package dev.drydock.jdbc.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TempStore;
import org.sqlite.SQLiteConfig.TransactionMode;

/**
 * SQLite in a folder of this program's own: a write-ahead log that is synced at every commit, one writer, and readers that wait for
 * nobody. One process at a time has it.
 */
public final class SqliteDatabase {
    /** The name of the database in its folder. */
    static final String FILE = "fleet.db";

    private static final String LIBRARY_FOLDER = "org.sqlite.tmpdir";
    /** The driver's name for its native library, unpacked, and for the mark beside it that says it is in use. */
    private static final String LIBRARIES = "sqlite-*sqlitejdbc*";

    private static final int READERS = 4;
    private static final int CACHE_MIB = 256;
    private static final int READER_CACHE_MIB = 16;
    private static final int CHECKPOINT_PAGES = 10_000;
    private static final int BUSY_MILLIS = 10_000;

    private SqliteDatabase() {}

    /**
     * Opens the database of a folder, or makes one.
     *
     * @throws DatabaseUnusable when another process has it, it is none of ours, or it cannot be read and written
     */
    public static Database open(Path folder) throws DatabaseUnusable {
        return open(folder, new Properties());
    }

    /** @param pragmas for the writer, beside those of every database */
    static Database open(Path folder, Properties pragmas) throws DatabaseUnusable {
        FolderLock lock = FolderLock.take(folder);
        try {
            return open(folder.resolve(FILE), pragmas, lock);
        } catch (SQLException | PoolInitializationException | UnsatisfiedLinkError e) {
            lock.close();
            throw new DatabaseUnusable(Troubles.unusable(e, folder.resolve(FILE).toString()), e);
        } catch (DatabaseUnusable | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static Database open(Path file, Properties pragmas, FolderLock lock) throws DatabaseUnusable, SQLException {
        if (file.toString().contains("?")) {
            throw new DatabaseUnusable("the folder of " + file
                    + " has a '?' in its name, which the driver of SQLite cannot open; name another");
        }
        if (System.getProperty(LIBRARY_FOLDER) == null) {
            // The native library is unpacked there: /tmp may be mounted without the right to run anything.
            Path folder = file.toAbsolutePath().resolveSibling("");
            removeLibraries(folder);
            System.setProperty(LIBRARY_FOLDER, folder.toString());
        }
        boolean isNew = isNew(file);
        HikariDataSource writers = pool(file, 1, CACHE_MIB, pragmas);
        try {
            if (isNew) {
                Migration.run(writers, Dialect.SQLITE, file.toString());
            }
            HikariDataSource readers = pool(file, READERS, READER_CACHE_MIB, new Properties());
            return new Database(
                    Dialect.SQLITE, file.toString(), writers, readers, Optional.of(new WriteQueue()), lock::close);
        } catch (DatabaseUnusable | RuntimeException e) {
            writers.close();
            throw e;
        }
    }

    /** Removes what processes that were killed have left; whoever has the lock of a folder is alone in it. */
    private static void removeLibraries(Path folder) {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, LIBRARIES)) {
            for (Path library : left) {
                Files.deleteIfExists(library);
            }
        } catch (IOException | DirectoryIteratorException ignored) {
            // A file too many does no harm, and the database says itself whether its folder can be used.
            return;
        }
    }

    /** Whether tables have to be made; looks before anything is changed in a file that may be somebody else's. */
    private static boolean isNew(Path file) throws DatabaseUnusable, SQLException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new DatabaseUnusable(file + " is no file; move it away, or name another folder");
        }
        if (Files.exists(file) && !Files.isWritable(file)) {
            throw new DatabaseUnusable("the database " + file
                    + " cannot be written; give this user the right to write to it and its folder");
        }
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        try (Connection connection = DriverManager.getConnection(url(file), config.toProperties())) {
            boolean isNew = Migration.isNeeded(connection, file.toString());
            tryOut(connection);
            return isNew;
        }
    }

    /** Writes nothing, but fails as a write does: a pool would ask again and again. */
    private static void tryOut(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("BEGIN IMMEDIATE");
            statement.execute("ROLLBACK");
        }
    }

    private static String url(Path file) {
        return "jdbc:sqlite:" + file;
    }

    private static HikariDataSource pool(Path file, int size, int cacheMib, Properties pragmas) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.setTempStore(TempStore.MEMORY);
        config.setTransactionMode(size == 1 ? TransactionMode.IMMEDIATE : TransactionMode.DEFERRED);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(BUSY_MILLIS);
        config.setCacheSize(-1024 * cacheMib);
        config.setPragma(SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT, Integer.toString(CHECKPOINT_PAGES));
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(url(file));
        pool.setDataSourceProperties(config.toProperties());
        pragmas.forEach(pool.getDataSourceProperties()::put);
        pool.setMaximumPoolSize(size);
        pool.setMinimumIdle(1);
        pool.setMaxLifetime(0);
        pool.setPoolName(size == 1 ? "sqlite-writer" : "sqlite-readers");
        return new HikariDataSource(pool);
    }
}
