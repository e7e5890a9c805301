package dev.drydock.jdbc.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.jdbc.process.ChildJvm;
import dev.drydock.jdbc.process.OpensDatabase;
import dev.drydock.testkit.net.LentPort;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever keeps a PostgreSQL from being used gets one sentence that says what is wrong and what to do. */
@Execution(ExecutionMode.CONCURRENT)
class PostgresOpeningTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static String name(String url) {
        return url.replaceFirst("[?].*", "");
    }

    private static void refused(String url, String message) {
        assertThatThrownBy(() -> PostgresDatabase.open(url, PATIENCE))
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessage(message);
    }

    private static void execute(String url, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            for (String statement : statements) {
                connection.createStatement().execute(statement);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "fleet",
                "postgres://localhost/fleet",
                "jdbc:mysql://localhost/fleet",
                "jdbc:postgresql://h:port/x"
            })
    void what_is_no_url_of_a_database_is_refused(String url) {
        refused(url, "expected a database such as jdbc:postgresql://localhost/fleet, found " + url);
    }

    @Test
    void no_message_shows_a_password() throws Exception {
        String url = "jdbc:postgresql://127.0.0.1:" + LentPort.next() + "/fleet?user=drydock&password=secret";

        assertThatThrownBy(() -> PostgresDatabase.open(url, PATIENCE)).message().doesNotContain("secret");
        assertThatThrownBy(() -> PostgresDatabase.open("jdbc:postgresql://h:port/x?password=secret"))
                .message()
                .doesNotContain("secret");
    }

    @Test
    void a_server_that_is_not_there_is_named_and_nothing_else_is_said() throws Exception {
        String url = "jdbc:postgresql://127.0.0.1:" + LentPort.next() + "/fleet?user=drydock";
        try (ChildJvm child = ChildJvm.start(OpensDatabase.class, url)) {
            assertThat(child.said())
                    .startsWith("the database " + name(url) + " cannot be opened: Connection to 127.0.0.1:")
                    .contains(" refused. ")
                    .endsWith("; look whether the server runs there");
            assertThat(child.errors()).isEmpty();
        }
    }

    /** A server that takes the connection and never answers: the patience alone ends that. */
    @Test
    void a_server_that_does_not_answer_is_given_up() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String url = "jdbc:postgresql://127.0.0.1:" + silent.getLocalPort() + "/fleet?user=drydock";

            assertThatThrownBy(() -> PostgresDatabase.open(url, Duration.ofSeconds(1)))
                    .isInstanceOf(DatabaseUnusable.class)
                    .message()
                    .startsWith("the database " + name(url) + " cannot be opened: ")
                    .endsWith("; look whether the server runs there");
        }
    }

    @Test
    void a_user_that_the_server_does_not_know_is_refused() throws Exception {
        String url = SharedPostgres.newDatabase().replace("user=drydock", "user=stranger");
        try (ChildJvm child = ChildJvm.start(OpensDatabase.class, url)) {
            assertThat(child.said())
                    .isEqualTo("the database " + name(url)
                            + " cannot be opened: FATAL: role \"stranger\" does not exist; name"
                            + " a user that it knows, as in ?user=drydock, and keep the password in ~/.pgpass");
            assertThat(child.errors()).isEmpty();
        }
    }

    @Test
    void a_database_that_is_not_there_is_refused() throws Exception {
        String url = SharedPostgres.newDatabase().replaceFirst("/test_[0-9]+", "/nowhere");

        refused(
                url,
                "the database " + name(url)
                        + " cannot be opened: FATAL: database \"nowhere\" does not exist; make it with createdb, or name another");
    }

    @Test
    void a_user_who_may_make_no_tables_is_refused() throws Exception {
        String url = SharedPostgres.newDatabase();
        String user = name(url).replaceFirst(".*/", "guest_of_");
        execute(url, "CREATE ROLE " + user + " LOGIN");
        execute(url, "REVOKE CREATE ON SCHEMA public FROM PUBLIC");
        String asGuest = url.replace("user=drydock", "user=" + user);
        try (ChildJvm child = ChildJvm.start(OpensDatabase.class, asGuest)) {
            assertThat(child.said())
                    .startsWith("the database " + name(url)
                            + " cannot be opened: ERROR: permission denied for schema public")
                    .endsWith(
                            "; give this user the right to make tables in its schema, or make it the database's owner");
            assertThat(child.errors()).isEmpty();
        }
    }

    @Test
    void tables_of_the_first_version_are_brought_up_to_date_and_keep_what_they_hold() throws Exception {
        String url = SharedPostgres.newDatabase();
        FirstTables.make(url, Dialect.POSTGRES);
        execute(url, FirstTables.DEVICE);

        try (Database database = PostgresDatabase.open(url)) {
            assertThat(FirstTables.device(database).facts().proof()).isEmpty();
        }
    }

    @Test
    void tables_of_a_later_version_are_refused() throws Exception {
        String url = SharedPostgres.newDatabase();
        PostgresDatabase.open(url).close();
        execute(url, "UPDATE " + Migration.HISTORY + " SET version = '7'");

        refused(
                url,
                "the database " + name(url)
                        + " was written by a later version of Drydock (its tables have version 7, this"
                        + " program knows " + Migration.NEWEST + "); use that version, or restore a backup of before");
    }

    @Test
    void tables_of_another_program_are_refused_also_when_it_uses_flyway() throws Exception {
        String url = SharedPostgres.newDatabase();
        execute(
                url,
                "CREATE TABLE flyway_schema_history (version TEXT, success BOOLEAN)",
                "INSERT INTO flyway_schema_history VALUES ('1', true)");

        refused(
                url,
                "the database " + name(url)
                        + " holds tables of another program, such as flyway_schema_history; give Drydock one of its own");
    }

    @Test
    void a_schema_of_its_own_beside_another_is_enough() throws Exception {
        String url = SharedPostgres.newDatabase();
        PostgresDatabase.open(url).close();
        execute(url, "UPDATE " + Migration.HISTORY + " SET version = '7'", "CREATE SCHEMA beside");
        String beside = url + "&currentSchema=beside";

        PostgresDatabase.open(beside).close();
        PostgresDatabase.open(beside).close();
    }

    @Test
    void servers_that_come_to_an_empty_database_at_once_make_its_tables_once() throws Exception {
        String url = SharedPostgres.newDatabase();
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            List<Future<Database>> all = List.of(
                    threads.submit(() -> PostgresDatabase.open(url)),
                    threads.submit(() -> PostgresDatabase.open(url)),
                    threads.submit(() -> PostgresDatabase.open(url)));
            for (Future<Database> each : all) {
                each.get().close();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
