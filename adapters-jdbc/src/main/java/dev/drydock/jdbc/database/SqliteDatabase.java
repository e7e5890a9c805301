package dev.drydock.jdbc.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
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

    private static final String LOCK = "fleet.lock";
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
        Path file = folder.resolve(FILE);
        FileLock lock = lock(folder);
        try {
            if (System.getProperty("org.sqlite.tmpdir") == null) {
                // The native library is unpacked there: /tmp may be mounted without the right to run anything.
                System.setProperty("org.sqlite.tmpdir", folder.toAbsolutePath().toString());
            }
            HikariDataSource writers = pool(file, 1, CACHE_MIB, pragmas);
            try {
                Migration.run(writers, Dialect.SQLITE, file.toString());
                HikariDataSource readers = pool(file, READERS, READER_CACHE_MIB, new Properties());
                return new Database(
                        Dialect.SQLITE,
                        file.toString(),
                        writers,
                        readers,
                        Optional.of(new WriteQueue()),
                        () -> release(lock));
            } catch (SQLException | DatabaseUnusable | RuntimeException e) {
                writers.close();
                throw e;
            }
        } catch (SQLException | PoolInitializationException e) {
            release(lock);
            throw new DatabaseUnusable(Troubles.unusable(e, file.toString()), e);
        } catch (DatabaseUnusable | RuntimeException e) {
            release(lock);
            throw e;
        }
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
        pool.setJdbcUrl("jdbc:sqlite:" + file);
        pool.setDataSourceProperties(config.toProperties());
        pragmas.forEach(pool.getDataSourceProperties()::put);
        pool.setMaximumPoolSize(size);
        pool.setMinimumIdle(1);
        pool.setMaxLifetime(0);
        pool.setPoolName(size == 1 ? "sqlite-writer" : "sqlite-readers");
        return new HikariDataSource(pool);
    }

    private static FileLock lock(Path folder) throws DatabaseUnusable {
        FileChannel channel;
        try {
            Files.createDirectories(folder);
            channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new DatabaseUnusable(
                    "the folder " + folder + " cannot be written: " + e.getMessage()
                            + "; give this user the right to, or name another",
                    e);
        }
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return lock;
            }
        } catch (OverlappingFileLockException e) {
            // This very process has it.
        } catch (IOException e) {
            throw new DatabaseUnusable("the folder " + folder + " cannot be locked: " + e.getMessage(), e);
        }
        close(channel);
        throw new DatabaseUnusable("another server uses the database in " + folder
                + "; end it, or name another folder (several servers share a PostgreSQL)");
    }

    private static void release(FileLock lock) {
        close(lock.acquiredBy());
    }

    private static void close(AutoCloseable channel) {
        try {
            channel.close();
        } catch (Exception e) {
            throw new IllegalStateException("a lock that was held can be given back", e);
        }
    }
}
