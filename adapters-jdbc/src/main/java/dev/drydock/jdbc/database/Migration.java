package dev.drydock.jdbc.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the tables up to date. Flyway, which takes a second to find nothing to do, is asked only when there is something. */
final class Migration {
    /** The version of the newest script. */
    static final int NEWEST = 1;

    private static final String HISTORY = "flyway_schema_history";

    private Migration() {}

    static void run(HikariDataSource source, Dialect dialect, String name) throws DatabaseUnusable, SQLException {
        int version = version(source);
        if (version > NEWEST) {
            throw new DatabaseUnusable(
                    name + " was written by a later version of Drydock (its tables have version " + version
                            + ", this program knows " + NEWEST + "); use that version, or restore a backup of before");
        }
        if (version == NEWEST) {
            return;
        }
        try {
            Flyway.configure(Migration.class.getClassLoader())
                    .dataSource(source)
                    .locations("classpath:dev/drydock/jdbc/migration")
                    .placeholders(Map.of("without_rowid", dialect.withoutRowid()))
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new DatabaseUnusable(name + " cannot be brought up to date: " + firstLine(e), e);
        }
    }

    /** The version of the tables; 0 when there are none. */
    private static int version(HikariDataSource source) throws SQLException {
        try (Connection connection = source.getConnection();
                ResultSet tables = connection.getMetaData().getTables(null, null, HISTORY, null)) {
            if (!tables.next()) {
                return 0;
            }
            try (Statement statement = connection.createStatement();
                    ResultSet newest = statement.executeQuery("SELECT MAX(CAST(version AS INTEGER)) FROM " + HISTORY
                            + " WHERE success AND version IS NOT NULL")) {
                return newest.next() ? newest.getInt(1) : 0;
            }
        }
    }

    private static String firstLine(FlywayException failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }
}
