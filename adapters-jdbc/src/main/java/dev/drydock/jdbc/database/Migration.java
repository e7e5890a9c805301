package dev.drydock.jdbc.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/** Brings the tables up to date. Flyway, which takes a second to find nothing to do, is asked only when there is something. */
final class Migration {
    /** The version of the newest script. */
    static final int NEWEST = 5;

    /** A name of our own: other programs that use Flyway have a {@code flyway_schema_history}. */
    static final String HISTORY = "drydock_schema_history";

    private Migration() {}

    /**
     * Whether there are no tables, or older ones.
     *
     * @throws DatabaseUnusable when they are newer, or somebody else's
     */
    static boolean isNeeded(Connection connection, String name) throws DatabaseUnusable, SQLException {
        if (table(connection, HISTORY) == null) {
            String other = table(connection, "%");
            if (other != null) {
                throw new DatabaseUnusable("the database " + name + " holds tables of another program, such as " + other
                        + "; give Drydock one of its own");
            }
            return true;
        }
        int version = version(connection);
        if (version > NEWEST) {
            throw new DatabaseUnusable("the database " + name
                    + " was written by a later version of Drydock (its tables have version " + version
                    + ", this program knows " + NEWEST + "); use that version, or restore a backup of before");
        }
        return version < NEWEST;
    }

    static void run(HikariDataSource source, Dialect dialect, String name) throws DatabaseUnusable {
        try {
            Flyway.configure(Migration.class.getClassLoader())
                    .dataSource(source)
                    .table(HISTORY)
                    .locations("classpath:dev/drydock/jdbc/migration")
                    .placeholders(Map.of(
                            "without_rowid",
                            dialect.withoutRowid(),
                            "numbered",
                            dialect.numbered(),
                            "postgres_only",
                            dialect.postgresOnly()))
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new DatabaseUnusable(Troubles.unusable(e, name), e);
        }
    }

    /** The first table of such a name in the schema of this connection. */
    private static @Nullable String table(Connection connection, String pattern) throws SQLException {
        try (ResultSet tables = connection
                .getMetaData()
                .getTables(null, connection.getSchema(), pattern, new String[] {"TABLE", "PARTITIONED TABLE"})) {
            return tables.next() ? tables.getString("TABLE_NAME") : null;
        }
    }

    /** The version of the tables; 0 when there are none. */
    private static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet newest = statement.executeQuery("SELECT MAX(CAST(version AS INTEGER)) FROM " + HISTORY
                        + " WHERE success AND version IS NOT NULL")) {
            return newest.next() ? newest.getInt(1) : 0;
        }
    }
}
