package dev.drydock.bootstrap.commandline.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.bootstrap.commandline.remote.RecordedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A backup is a whole file or none, and replaces nothing. */
class BackupCommandTest {
    private static final String BACKUP = "POST /api/v1/backup";
    private static final String DATABASE = "SQLite format 3\0" + "x".repeat(2_000_000);

    @RegisterExtension
    final RecordedServer server = new RecordedServer();

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("fleet.db");
    }

    private int backup() {
        return server.run("server", "backup", file().toString());
    }

    private void assertNothingIsLeft() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void a_database_that_comes_is_in_the_file_for_its_owner_alone() throws IOException {
        server.on(BACKUP, 200, "application/vnd.sqlite3", DATABASE);

        assertThat(backup()).isZero();

        assertThat(file()).hasContent(DATABASE);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(server.out())
                .isEqualTo("The database is in " + file()
                        + ", 2,000,016 bytes. Copy the images of the server after it.\n");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file());
        }
    }

    @Test
    void a_file_that_is_there_is_never_replaced_and_nothing_is_asked() throws IOException {
        Files.writeString(file(), "mine");

        assertThat(backup()).isEqualTo(2);

        assertThat(server.err()).contains("is there already; name another file");
        assertThat(file()).hasContent("mine");
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void a_folder_that_is_not_there_is_told_before_anything_is_asked() {
        assertThat(server.run(
                        "server", "backup", folder.resolve("none/fleet.db").toString()))
                .isEqualTo(2);

        assertThat(server.err())
                .contains("FILE: there is no folder '" + folder.resolve("none") + "'; name one that is there");
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void a_server_with_postgresql_says_how_and_is_wrong_use() throws IOException {
        server.on(BACKUP, 422, "application/problem+json", "{\"detail\":\"use pg_dump\"}");

        assertThat(backup()).isEqualTo(2);

        assertThat(server.err()).contains("drydock: use pg_dump");
        assertNothingIsLeft();
    }

    @Test
    void a_disk_of_the_server_that_is_full_is_a_failure() throws IOException {
        server.on(BACKUP, 507, "application/problem+json", "{\"detail\":\"the disk is full\"}");

        assertThat(backup()).isEqualTo(1);

        assertNothingIsLeft();
    }

    @Test
    void something_else_than_a_database_is_thrown_away() throws IOException {
        server.on(BACKUP, 200, "text/html", "<html>");

        assertThat(backup()).isEqualTo(3);

        assertThat(server.err()).contains("no database came");
        assertNothingIsLeft();
    }
}
