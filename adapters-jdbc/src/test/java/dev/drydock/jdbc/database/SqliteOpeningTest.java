package dev.drydock.jdbc.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.jdbc.process.ChildJvm;
import dev.drydock.jdbc.process.OpensDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever lies in the place of a database gets one sentence that says what is wrong and what to do. */
class SqliteOpeningTest {
    /** Root may do what permissions forbid to others, unless it gives that up. */
    private static final List<String> WITHOUT_PRIVILEGES = "root".equals(System.getProperty("user.name"))
            ? List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search")
            : List.of();

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("fleet.db");
    }

    private void refused(String message) {
        assertThatThrownBy(() -> SqliteDatabase.open(folder))
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessage(message);
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            for (String statement : statements) {
                connection.createStatement().execute(statement);
            }
        }
    }

    private static void opens(Path folder) throws DatabaseUnusable {
        try (Database database = SqliteDatabase.open(folder)) {
            assertThat(database.dialect()).isEqualTo(Dialect.SQLITE);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 99, 4_096, 100_000})
    void a_file_of_anything_is_refused_and_left_as_it_is(int size) throws IOException {
        byte[] garbage = new byte[size];
        new Random(size).nextBytes(garbage);
        Files.write(file, garbage);

        refused("the database " + file
                + ": it is no database of SQLite, or a damaged one; move it away, or restore a backup");
        assertThat(file).hasBinaryContent(garbage);
    }

    @Test
    void a_text_is_refused() throws IOException {
        Files.writeString(file, "rollouts: none\n");

        refused("the database " + file
                + ": it is no database of SQLite, or a damaged one; move it away, or restore a backup");
    }

    @Test
    void a_page_that_is_damaged_is_found() throws Exception {
        opens(folder);
        byte[] bytes = Files.readAllBytes(file);
        new Random(1).nextBytes(bytes);
        byte[] sound = Files.readAllBytes(file);
        System.arraycopy(sound, 0, bytes, 0, 100);
        Files.write(file, bytes);

        refused("the database " + file + ": it is damaged; restore a backup");
    }

    @Test
    void a_folder_in_its_place_is_refused() throws IOException {
        Files.createDirectory(file);

        refused(file + " is no file; move it away, or name another folder");
    }

    @Test
    void a_file_in_the_place_of_its_folder_is_refused() throws IOException {
        folder = Files.createFile(folder.resolve("data"));

        refused("the folder " + folder
                + " cannot be written (it is a file); give this user the right to, or name another");
    }

    @Test
    void a_folder_that_the_driver_takes_for_settings_is_refused() {
        folder = folder.resolve("a?b");

        refused("the folder of " + folder.resolve("fleet.db")
                + " has a '?' in its name, which the driver of SQLite cannot open; name another");
    }

    @ParameterizedTest
    @ValueSource(strings = {"with space", "100%41", "ü#;'\"", "deep/er"})
    void other_names_are_taken(String name) throws Exception {
        opens(folder.resolve(name));
        opens(folder.resolve(name));
    }

    @Test
    void an_empty_file_that_a_crash_left_is_filled() throws Exception {
        Files.createFile(file);

        opens(folder);
        opens(folder);
    }

    @Test
    void tables_of_a_later_version_are_refused() throws Exception {
        opens(folder);
        execute("UPDATE " + Migration.HISTORY + " SET version = '7'");

        refused("the database " + file
                + " was written by a later version of Drydock (its tables have version 7, this program"
                + " knows " + Migration.NEWEST + "); use that version, or restore a backup of before");
    }

    @Test
    void tables_of_another_program_are_refused_and_left_as_they_are() throws Exception {
        execute("CREATE TABLE holidays (day TEXT)", "INSERT INTO holidays VALUES ('1 May')");
        byte[] before = Files.readAllBytes(file);

        refused("the database " + file
                + " holds tables of another program, such as holidays; give Drydock one of its own");
        assertThat(file).hasBinaryContent(before);
    }

    @Test
    void tables_of_another_program_that_uses_flyway_are_refused() throws Exception {
        execute(
                "CREATE TABLE flyway_schema_history (version TEXT, success BOOLEAN)",
                "INSERT INTO flyway_schema_history VALUES ('1', 1)");

        refused("the database " + file
                + " holds tables of another program, such as flyway_schema_history; give Drydock one of its own");
    }

    private String inAProcessThatMayNotWrite() throws Exception {
        try (ChildJvm child = ChildJvm.start(WITHOUT_PRIVILEGES, OpensDatabase.class, folder.toString())) {
            String said = child.said();
            assertThat(child.errors()).isEmpty();
            return said;
        }
    }

    private static void permit(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    @Test
    void a_file_that_may_only_be_read_is_refused() throws Exception {
        opens(folder);
        permit(file, "r--r--r--");

        assertThat(inAProcessThatMayNotWrite())
                .isEqualTo("the database " + file
                        + " cannot be written; give this user the right to write to it and its folder");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_folder_that_may_only_be_read_is_refused_used_before_or_not(boolean isUsed) throws Exception {
        if (isUsed) {
            opens(folder);
        }
        permit(folder, "r-xr-xr-x");
        try {
            assertThat(inAProcessThatMayNotWrite())
                    .isEqualTo("the folder " + folder
                            + " cannot be written (permission denied); give this user the right to, or name another");
        } finally {
            permit(folder, "rwxr-xr-x");
        }
    }

    @Test
    void nothing_but_the_message_is_said_of_a_database_that_is_none() throws Exception {
        Files.writeString(file, "rollouts: none\n");

        assertThat(inAProcessThatMayNotWrite()).contains("no database of SQLite");
    }
}
