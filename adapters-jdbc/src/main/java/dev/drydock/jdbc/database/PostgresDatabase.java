package dev.drydock.jdbc.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** PostgreSQL, which several servers may share. */
public final class PostgresDatabase {
    private static final int WRITERS = 4;
    private static final int READERS = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

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

    /** @param patience with a server that does not answer */
    static Database open(String url, Duration patience) throws DatabaseUnusable {
        String name = url.replaceFirst("[?].*", "");
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new DatabaseUnusable("expected a database such as jdbc:postgresql://localhost/fleet, found " + name);
        }
        HikariDataSource writers = null;
        try {
            writers = pool(url, "postgres-writers", WRITERS, patience);
            Migration.run(writers, Dialect.POSTGRES, name);
            HikariDataSource readers = pool(url, "postgres-readers", READERS, patience);
            return new Database(Dialect.POSTGRES, name, writers, readers, Optional.empty(), () -> {});
        } catch (SQLException | PoolInitializationException e) {
            close(writers);
            throw new DatabaseUnusable(Troubles.unusable(e, name), e);
        } catch (DatabaseUnusable | RuntimeException e) {
            close(writers);
            throw e;
        }
    }

    private static void close(@Nullable HikariDataSource pool) {
        if (pool != null) {
            pool.close();
        }
    }

    private static HikariDataSource pool(String url, String name, int size, Duration patience) {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(url);
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        pool.addDataSourceProperty("ApplicationName", "drydock");
        pool.addDataSourceProperty("connectTimeout", Long.toString(patience.toSeconds()));
        pool.addDataSourceProperty("socketTimeout", "60");
        pool.addDataSourceProperty("tcpKeepAlive", "true");
        pool.setConnectionTimeout(patience.toMillis());
        pool.setMaximumPoolSize(size);
        pool.setMinimumIdle(1);
        pool.setPoolName(name);
        return new HikariDataSource(pool);
    }
}
