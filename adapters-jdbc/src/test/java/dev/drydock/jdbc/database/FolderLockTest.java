package dev.drydock.jdbc.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.jdbc.process.ChildJvm;
import dev.drydock.jdbc.process.OpensDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One database of SQLite has one process, and is open in it once. */
class FolderLockTest {
    @TempDir
    Path folder;

    private String another() {
        return "another server uses the database in " + folder
                + "; end it, or name another folder (several servers share a PostgreSQL)";
    }

    private ChildJvm child() throws IOException {
        return ChildJvm.start(OpensDatabase.class, folder.toString());
    }

    private void assertAnotherProcessIsRefused() throws Exception {
        try (ChildJvm child = child()) {
            assertThat(child.said()).isEqualTo(another());
            assertThat(child.errors()).isEmpty();
        }
    }

    @Test
    void a_second_process_is_refused_until_the_first_closes_it() throws Exception {
        try (Database database = SqliteDatabase.open(folder)) {
            assertThat(database.dialect()).isEqualTo(Dialect.SQLITE);
            assertAnotherProcessIsRefused();
        }
        try (ChildJvm child = child()) {
            assertThat(child.said()).isEqualTo("open SQLITE");
            assertThatThrownBy(() -> SqliteDatabase.open(folder)).hasMessage(another());
        }
    }

    @Test
    void a_process_that_is_killed_leaves_no_lock() throws Exception {
        try (ChildJvm child = child()) {
            assertThat(child.said()).isEqualTo("open SQLITE");
            child.kill();
            SqliteDatabase.open(folder).close();
        }
    }

    @Test
    void what_a_killed_process_unpacked_is_removed_at_the_next_start() throws Exception {
        List<Path> left;
        try (ChildJvm child = child()) {
            assertThat(child.said()).isEqualTo("open SQLITE");
            child.kill();
            left = libraries();
            assertThat(left).hasSize(2);
        }
        try (ChildJvm next = child()) {
            assertThat(next.said()).isEqualTo("open SQLITE");
            assertThat(libraries()).hasSize(2).doesNotContainAnyElementsOf(left);
            assertThat(next.errors()).isEmpty();
        }
        assertThat(libraries()).isEmpty();
    }

    private List<Path> libraries() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("sqlite-"))
                    .toList();
        }
    }

    @Test
    void the_same_process_is_refused_and_gives_nothing_back_by_asking() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolveSibling(folder.getFileName() + "-link"), folder);
        try (Database database = SqliteDatabase.open(folder)) {
            assertThat(database.dialect()).isEqualTo(Dialect.SQLITE);
            assertThatThrownBy(() -> SqliteDatabase.open(folder))
                    .isInstanceOf(DatabaseUnusable.class)
                    .hasMessage("this program has the database in " + folder
                            + " open already; close it first, or name another folder");
            assertThatThrownBy(() -> SqliteDatabase.open(link)).hasMessageContaining("open already");
            assertAnotherProcessIsRefused();
        } finally {
            Files.delete(link);
        }
        SqliteDatabase.open(folder).close();
    }

    @Test
    void a_database_that_could_not_be_opened_is_not_kept_locked() throws Exception {
        Path file = folder.resolve("fleet.db");
        Files.writeString(file, "no database");
        assertThatThrownBy(() -> SqliteDatabase.open(folder)).isInstanceOf(DatabaseUnusable.class);
        Files.delete(file);

        SqliteDatabase.open(folder).close();
    }
}
