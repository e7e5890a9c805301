package dev.drydock.jdbc.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;

/** PostgreSQL, which several servers may share. */
public final class PostgresDatabase {
    private static final int WRITERS = 4;
    private static final int READERS = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** The longest that one statement takes, in patiences; a server that answers nothing for so long is away. */
    private static final int LONGEST = 6;

    /**
     * A plan that was kept from when a table was small reads all of it, once for every batch, when it has grown. Compilers make no query
     * of ours quicker, and take seconds for a long one.
     */
    private static final String PLANS = "SET plan_cache_mode = force_custom_plan; SET jit = off";

    private PostgresDatabase() {}

    /**
     * Opens a database that was created before, and makes its tables.
     *
     * @param url such as {@code jdbc:postgresql://localhost/fleet?user=drydock}; a password is better kept in {@code ~/.pgpass}
     * @throws DatabaseUnusable when it does not answer, refuses this user, or was written by a later version
     */
    public static Database open(String url) throws DatabaseUnusable {
        return open(url, PATIENCE);
    }

    /** @param patience with a server that does not answer, from a second on */
    static Database open(String url, Duration patience) throws DatabaseUnusable {
        String name = url.replaceFirst("[?].*", "");
        if (!isUnderstood(url)) {
            throw new DatabaseUnusable("expected a database such as jdbc:postgresql://localhost/fleet, found " + name);
        }
        try {
            boolean isNew = isNew(url, name, patience);
            HikariDataSource writers = pool(url, "postgres-writers", WRITERS, patience);
            try {
                if (isNew) {
                    Migration.run(writers, Dialect.POSTGRES, name);
                }
                HikariDataSource readers = pool(url, "postgres-readers", READERS, patience);
                return new Database(Dialect.POSTGRES, name, writers, readers, Optional.empty(), () -> {});
            } catch (DatabaseUnusable | RuntimeException e) {
                writers.close();
                throw e;
            }
        } catch (SQLException | PoolInitializationException e) {
            throw new DatabaseUnusable(Troubles.unusable(e, name), e);
        }
    }

    private static boolean isUnderstood(String url) {
        return url.startsWith("jdbc:postgresql:") && DriverManager.drivers().anyMatch(driver -> accepts(driver, url));
    }

    private static boolean accepts(Driver driver, String url) {
        try {
            return driver.acceptsURL(url);
        } catch (SQLException e) {
            return false;
        }
    }

    /** Whether tables have to be made. A pool would ask again and again, until its patience is over, what is refused at once. */
    private static boolean isNew(String url, String name, Duration patience) throws DatabaseUnusable, SQLException {
        try (Connection connection = DriverManager.getConnection(url, settings(patience))) {
            return Migration.isNeeded(connection, name);
        }
    }

    private static Properties settings(Duration patience) {
        Properties settings = new Properties();
        settings.setProperty("reWriteBatchedInserts", "true");
        settings.setProperty("ApplicationName", "drydock");
        settings.setProperty("connectTimeout", Long.toString(patience.toSeconds()));
        settings.setProperty("loginTimeout", Long.toString(patience.toSeconds()));
        settings.setProperty("socketTimeout", Long.toString(patience.toSeconds() * LONGEST));
        settings.setProperty("tcpKeepAlive", "true");
        return settings;
    }

    private static HikariDataSource pool(String url, String name, int size, Duration patience) {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(url);
        pool.setDataSourceProperties(settings(patience));
        pool.setConnectionTimeout(patience.toMillis());
        pool.setValidationTimeout(patience.toMillis() / 2);
        pool.setMaximumPoolSize(size);
        pool.setMinimumIdle(1);
        pool.setPoolName(name);
        pool.setConnectionInitSql(PLANS);
        return new HikariDataSource(pool);
    }
}
