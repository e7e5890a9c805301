package dev.drydock.jdbc.database;

import dev.drydock.application.fleet.ledger.LedgerUnavailable;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** The meaning of what a database fails with. */
final class Troubles {
    /** A transaction that met another: serialization, deadlock, and a row that both added. */
    private static final Set<String> COLLISIONS = Set.of("40001", "40P01", "23505");

    /** PostgreSQL's: a read-only server, one that ends, starts or has ended. */
    private static final Set<String> AWAY = Set.of("25006", "57P01", "57P02", "57P03");

    /** PostgreSQL's: the connection, resources such as the disk, and the operating system. */
    private static final Set<String> AWAY_CLASSES = Set.of("08", "53", "58");

    private Troubles() {}

    /** Whether the same transaction may well succeed if it is done again. */
    static boolean isCollision(JdbiException failure) {
        return cause(failure)
                .map(SQLException::getSQLState)
                .filter(COLLISIONS::contains)
                .isPresent();
    }

    /** The failure as the application knows it: the database is away, or else something that is a bug. */
    static RuntimeException translated(JdbiException failure, String database) {
        return cause(failure)
                .flatMap(cause -> sqlite(cause, database).or(() -> away(cause, database)))
                .map(message -> (RuntimeException) new LedgerUnavailable(message, failure))
                .orElse(failure);
    }

    /** The message for a database that cannot be opened. */
    static String unusable(Throwable failure, String database) {
        return cause(failure)
                .map(cause -> sqlite(cause, database)
                        .orElseGet(() -> "the database " + database + " cannot be opened: " + cause.getMessage()))
                .orElseGet(() -> "the database " + database + " cannot be opened: " + failure.getMessage());
    }

    private static Optional<String> away(SQLException cause, String database) {
        String state = Optional.ofNullable(cause.getSQLState()).orElse("");
        boolean isAway = cause instanceof SQLTransientConnectionException
                || AWAY.contains(state)
                || (state.length() == 5 && AWAY_CLASSES.contains(state.substring(0, 2)));
        return isAway
                ? Optional.of("the database " + database + " cannot be used now: " + cause.getMessage())
                : Optional.empty();
    }

    /** The advice for each trouble of SQLite that comes from outside the program. */
    private static Optional<String> sqlite(SQLException cause, String database) {
        if (!(cause instanceof SQLiteException failure)) {
            return Optional.empty();
        }
        String advice = switch (SQLiteErrorCode.getErrorCode(failure.getResultCode().code & 0xFF)) {
            case SQLITE_FULL -> "the disk is full; make room";
            case SQLITE_READONLY -> "it cannot be written; give this user the right to write to its folder";
            case SQLITE_IOERR -> "the disk fails; see the system's log";
            case SQLITE_CANTOPEN -> "it cannot be opened; look whether its folder is there and may be written";
            case SQLITE_BUSY, SQLITE_LOCKED -> "another program has locked it; end that program";
            case SQLITE_CORRUPT, SQLITE_NOTADB -> "it is damaged; restore a backup";
            default -> "";
        };
        return advice.isEmpty() ? Optional.empty() : Optional.of("the database " + database + ": " + advice);
    }

    private static Optional<SQLException> cause(Throwable failure) {
        Throwable cause = failure;
        while (cause != null && !(cause instanceof SQLException)) {
            cause = cause.getCause();
        }
        return Optional.ofNullable((SQLException) cause);
    }
}
