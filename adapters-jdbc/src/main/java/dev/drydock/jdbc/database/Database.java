package dev.drydock.jdbc.database;

import com.zaxxer.hikari.HikariDataSource;
import dev.drydock.application.fleet.ledger.LedgerUnavailable;
import dev.drydock.application.fleet.ledger.RolloutLedger.Precedence;
import dev.drydock.jdbc.backup.BackupFailed;
import dev.drydock.jdbc.backup.SqliteBackup;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** An open database, up to date. Thread-safe. */
public final class Database implements AutoCloseable {
    /** The number of times that a transaction is done which meets others. */
    private static final int TRIES = 4;

    private final Dialect dialect;
    private final String name;
    private final HikariDataSource writers;
    private final HikariDataSource readers;
    private final Jdbi writing;
    private final Jdbi reading;
    private final Statements statements;
    private final Optional<WriteQueue> queue;
    private final Runnable afterwards;
    private final Object backups = new Object();

    /**
     * Two pools of connections.
     *
     * @param name for messages
     * @param queue of those who write, for a database that has one writer
     * @param afterwards is run when it is closed
     */
    Database(
            Dialect dialect,
            String name,
            HikariDataSource writers,
            HikariDataSource readers,
            Optional<WriteQueue> queue,
            Runnable afterwards) {
        this.dialect = dialect;
        this.name = name;
        this.writers = writers;
        this.readers = readers;
        this.writing = Jdbi.create(writers);
        this.reading = Jdbi.create(readers);
        this.statements = new Statements(dialect);
        this.queue = queue;
        this.afterwards = afterwards;
    }

    public Dialect dialect() {
        return dialect;
    }

    /**
     * Does work in one transaction, which is durable when this returns.
     *
     * @throws LedgerUnavailable when the database cannot be reached or written
     */
    public <T> T write(Precedence precedence, Function<Session, T> work) {
        return queue.map(line -> line.inTurn(precedence, () -> again(work))).orElseGet(() -> again(work));
    }

    private <T> T again(Function<Session, T> work) {
        for (int left = TRIES - 1; ; left--) {
            try {
                return writing.inTransaction(handle -> work.apply(session(handle)));
            } catch (JdbiException failure) {
                if (left == 0 || !Troubles.isCollision(failure)) {
                    throw Troubles.translated(failure, name);
                }
            }
        }
    }

    /**
     * Looks at everything as it was at one moment.
     *
     * @throws LedgerUnavailable when the database cannot be reached
     */
    public <T> T read(Function<Session, T> look) {
        TransactionIsolationLevel level = dialect == Dialect.POSTGRES
                ? TransactionIsolationLevel.REPEATABLE_READ
                : TransactionIsolationLevel.SERIALIZABLE;
        try {
            return reading.inTransaction(level, handle -> look.apply(session(handle)));
        } catch (JdbiException failure) {
            throw Troubles.translated(failure, name);
        }
    }

    /**
     * Writes a copy of everything as it is at one moment, while others go on to write.
     *
     * @param target a file that is not there yet
     * @throws BackupFailed when it is there or cannot be written; or when the database is a PostgreSQL, which has a program of its own
     *     for that
     */
    public void backup(Path target) throws BackupFailed {
        if (dialect != Dialect.SQLITE) {
            throw new BackupFailed("a backup of " + name + " is made by PostgreSQL itself; use pg_dump");
        }
        synchronized (backups) {
            new SqliteBackup(target).make(readers);
        }
    }

    private Session session(Handle handle) {
        return new Session(handle, statements);
    }

    @Override
    public void close() {
        readers.close();
        writers.close();
        afterwards.run();
    }
}
