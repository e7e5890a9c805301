package dev.drydock.jdbc.database;

import dev.drydock.application.fleet.ledger.LedgerUnavailable;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.NativeLibraryNotFoundException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** The meaning of what a database fails with. */
final class Troubles {
    /** A row that two transactions added. */
    private static final String UNIQUE = "23505";

    /** Transactions that met: serialization, deadlock. */
    private static final Set<String> MET = Set.of("40001", "40P01");

    /** PostgreSQL's: a read-only server, one that ends, starts or has ended. */
    private static final Set<String> AWAY = Set.of("25006", "57P01", "57P02", "57P03");

    /** PostgreSQL's: the connection, resources such as the disk, the operating system, and damage. */
    private static final Set<String> AWAY_CLASSES = Set.of("08", "53", "58", "XX");

    private Troubles() {}

    /** Whether the same transaction may well succeed if it is done again. */
    static boolean isCollision(JdbiException failure) {
        return root(failure)
                .map(Troubles::state)
                .filter(state -> state.equals(UNIQUE) || MET.contains(state))
                .isPresent();
    }

    /** The failure as the application knows it: the database is away, or else something that is a bug. */
    static RuntimeException translated(JdbiException failure, String database) {
        return root(failure)
                .flatMap(cause -> sqlite(cause, database).or(() -> away(failure, cause, database)))
                .map(message -> (RuntimeException) new LedgerUnavailable(message, failure))
                .orElse(failure);
    }

    /** The message for a database that cannot be opened. */
    static String unusable(Throwable failure, String database) {
        if (isOf(failure, NativeLibraryNotFoundException.class) || failure instanceof UnsatisfiedLinkError) {
            return "the database " + database + " cannot be opened: SQLite itself cannot be unpacked to "
                    + System.getProperty("org.sqlite.tmpdir")
                    + "; make room there, let programs run from there, and start again";
        }
        return root(failure)
                .map(cause -> sqlite(cause, database)
                        .orElseGet(() -> "the database " + database + " cannot be opened: " + words(cause) + "; "
                                + advice(state(cause))))
                .orElseGet(() -> "the database " + database + " cannot be opened: " + firstLine(failure));
    }

    private static Optional<String> away(JdbiException failure, SQLException cause, String database) {
        String state = state(cause);
        boolean isAway = isOf(failure, SQLTransientConnectionException.class)
                || isOf(failure, InterruptedException.class)
                || AWAY.contains(state)
                || (state.length() == 5 && AWAY_CLASSES.contains(state.substring(0, 2)));
        if (isAway) {
            return Optional.of(
                    "the database " + database + " cannot be used now: " + words(cause) + "; " + advice(state));
        }
        return MET.contains(state)
                ? Optional.of(
                        "the database " + database + ": others change the same rows all the time; do the same again")
                : Optional.empty();
    }

    /** The advice for each trouble of PostgreSQL that comes from outside the program. */
    private static String advice(String state) {
        return switch (state) {
            case "3D000" -> "make it with createdb, or name another";
            case "42501" -> "give this user the right to make tables in its schema, or make it the database's owner";
            case "25006" -> "name the server that may be written";
            case "53100" -> "make room on the server's disk";
            case "53300" -> "let the server have more connections";
            case "57P03" -> "wait until the server has started";
            default ->
                state.startsWith("28")
                        ? "name a user that it knows, as in ?user=drydock, and keep the password in ~/.pgpass"
                        : state.startsWith("08") ? "look whether the server runs there" : "see the server's log";
        };
    }

    /** The advice for each trouble of SQLite that comes from outside the program. */
    private static Optional<String> sqlite(SQLException cause, String database) {
        if (!(cause instanceof SQLiteException failure)) {
            return Optional.empty();
        }
        String advice = switch (code(failure)) {
            case SQLITE_FULL -> "the disk is full; make room";
            case SQLITE_READONLY -> "it cannot be written; give this user the right to write to it and its folder";
            case SQLITE_IOERR -> "the disk is full or fails; make room, or see the system's log";
            case SQLITE_CANTOPEN -> "it cannot be opened; look whether its folder is there and may be written";
            case SQLITE_BUSY, SQLITE_LOCKED -> "another program has locked it; end that program";
            case SQLITE_CORRUPT -> "it is damaged; restore a backup";
            case SQLITE_NOTADB -> "it is no database of SQLite, or a damaged one; move it away, or restore a backup";
            default -> "";
        };
        return advice.isEmpty() ? Optional.empty() : Optional.of("the database " + database + ": " + advice);
    }

    /** The kind of a failure of SQLite, without its finer distinctions. */
    private static SQLiteErrorCode code(SQLiteException failure) {
        return SQLiteErrorCode.getErrorCode(failure.getResultCode().code & 0xFF);
    }

    /** The innermost: those around it are of a batch or of a pool, and say less. */
    private static Optional<SQLException> root(Throwable failure) {
        SQLException found = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException of) {
                found = of;
            }
        }
        return Optional.ofNullable(found);
    }

    private static boolean isOf(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static String state(SQLException failure) {
        return Optional.ofNullable(failure.getSQLState()).orElse("");
    }

    private static String words(SQLException failure) {
        String said = firstLine(failure);
        return failure.getCause() == null ? said : said + " (" + firstLine(failure.getCause()) + ")";
    }

    private static String firstLine(Throwable failure) {
        String message = Optional.ofNullable(failure.getMessage())
                .orElse(failure.getClass().getSimpleName());
        return message.lines().findFirst().orElse("").replaceFirst("[.]$", "");
    }
}
