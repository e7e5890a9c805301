package dev.drydock.jdbc.database;

import dev.drydock.testkit.postgres.PostgresServer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** One server for all tests of this process, each of which has a database of its own. */
public final class SharedPostgres {
    /** The first version whose databases may be sorted by ICU. */
    private static final int WITH_ICU = 15;

    private static final String ENGLISH = " TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'en'";

    /** The first database with tables, by the options that it was made with. */
    private static final Map<String, String> fleets = new HashMap<>();

    private static Optional<PostgresServer> server = Optional.empty();
    private static int databases;

    private SharedPostgres() {}

    /** The URL of a new database; the test is skipped where PostgreSQL is not installed. */
    public static String newDatabase() throws IOException, InterruptedException {
        return newDatabase(server());
    }

    /** The URL of a new database of some server. */
    static String newDatabase(PostgresServer server) {
        return server.url(create(server, ""));
    }

    /** The URL of a new database with the tables of a fleet, which take longer to make than most tests. */
    public static String newFleet() throws Exception {
        return newFleet("");
    }

    /** The same in a database that sorts texts as English does, where PostgreSQL can. */
    public static String newFleetInEnglish() throws Exception {
        return newFleet(version(server()) < WITH_ICU ? "" : ENGLISH);
    }

    private static synchronized String newFleet(String options) throws Exception {
        String first = fleets.get(options);
        if (first == null) {
            first = create(server(), options);
            PostgresDatabase.open(server().url(first)).close();
            fleets.put(options, first);
        }
        return server().url(create(server(), " TEMPLATE " + first));
    }

    private static synchronized PostgresServer server() throws IOException, InterruptedException {
        Assumptions.assumeTrue(PostgresServer.isInstalled(), "PostgreSQL is not installed");
        if (server.isEmpty()) {
            PostgresServer started = PostgresServer.start("fsync=off", "max_connections=200");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(started)));
            server = Optional.of(started);
        }
        return server.get();
    }

    private static synchronized String create(PostgresServer server, String options) {
        String name = "test_" + databases++;
        try (Connection connection = DriverManager.getConnection(server.url("postgres"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + options);
        } catch (SQLException e) {
            throw new IllegalStateException("a server of the tests makes databases", e);
        }
        return name;
    }

    private static int version(PostgresServer server) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.url("postgres"))) {
            return connection.getMetaData().getDatabaseMajorVersion();
        }
    }

    private static void close(PostgresServer started) {
        try {
            started.close();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("the server of the tests can be stopped", e);
        }
    }
}
