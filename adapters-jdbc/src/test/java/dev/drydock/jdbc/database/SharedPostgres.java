package dev.drydock.jdbc.database;

import dev.drydock.testkit.postgres.PostgresServer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** One server for all tests of this process, each of which has a database of its own. */
public final class SharedPostgres {
    private static Optional<PostgresServer> server = Optional.empty();
    private static int databases;

    private SharedPostgres() {}

    /** The URL of a new database; the test is skipped where PostgreSQL is not installed. */
    public static synchronized String newDatabase() throws IOException, InterruptedException {
        Assumptions.assumeTrue(PostgresServer.isInstalled(), "PostgreSQL is not installed");
        if (server.isEmpty()) {
            PostgresServer started = PostgresServer.start("fsync=off", "max_connections=200");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(started)));
            server = Optional.of(started);
        }
        return newDatabase(server.get());
    }

    /** The URL of a new database of some server. */
    static synchronized String newDatabase(PostgresServer server) {
        String name = "test_" + databases++;
        try (Connection connection = DriverManager.getConnection(server.url("postgres"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("a server of the tests makes databases", e);
        }
        return server.url(name);
    }

    private static void close(PostgresServer started) {
        try {
            started.close();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("the server of the tests can be stopped", e);
        }
    }
}
