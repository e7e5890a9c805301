package dev.drydock.jdbc.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.application.fleet.engine.RolloutEngine;
import dev.drydock.application.fleet.ledger.LedgerUnavailable;
import dev.drydock.application.fleet.ledger.RolloutLedger;
import dev.drydock.jdbc.ledger.JdbcRolloutLedger;
import dev.drydock.jdbc.ledger.Rollouts;
import dev.drydock.jdbc.process.ChildJvm;
import dev.drydock.jdbc.process.FillsDisk;
import dev.drydock.jdbc.process.OpensDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full: nothing is half written, and work goes on once there is room. */
class FullDiskTest {
    /** Room for the tables, what takes room, and a little more; each page has 4,096 bytes. */
    private static final String PAGES = "600";

    private static final int BALLAST = 1_600_000;
    private static final int MEMBERS = 2_000;

    @TempDir
    Path folder;

    private void execute(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("fleet.db"))) {
            connection.createStatement().execute(statement);
        }
    }

    @Test
    void a_database_that_may_not_grow_writes_nothing_until_it_has_room() throws Exception {
        SqliteDatabase.open(folder).close();
        execute("CREATE TABLE ballast AS SELECT zeroblob(" + BALLAST + ") AS weight");
        Properties pragmas = new Properties();
        pragmas.put("max_page_count", PAGES);
        try (Database database = SqliteDatabase.open(folder, pragmas)) {
            RolloutLedger ledger = new JdbcRolloutLedger(database);
            RolloutEngine engine = Rollouts.engine(ledger, 1);
            int written = 0;
            while (isWritten(engine, written)) {
                written++;
            }
            int full = written;

            assertThat(full).isPositive();
            assertThatThrownBy(() -> submit(engine, full))
                    .isInstanceOf(LedgerUnavailable.class)
                    .hasMessage("the database " + folder.resolve("fleet.db") + ": the disk is full; make room");
            assertThat(engine.rollout(Rollouts.id(full))).isEmpty();
            assertThat(ledger.<Integer>read(view -> view.rollouts().size())).isEqualTo(full);

            execute("DROP TABLE ballast");
            submit(engine, full);

            assertThat(ledger.<Integer>read(view -> view.rollouts().size())).isEqualTo(full + 1);
            for (int number = 0; number <= full; number++) {
                Rollouts.assertTallied(ledger, Rollouts.id(number));
            }
        }
    }

    private static boolean isWritten(RolloutEngine engine, int number) {
        try {
            submit(engine, number);
            return true;
        } catch (LedgerUnavailable e) {
            return false;
        }
    }

    private static void submit(RolloutEngine engine, int number) {
        assertThat(engine.submit(
                        Rollouts.id(number), Rollouts.plan(1), List.of(Rollouts.devices(number * MEMBERS, MEMBERS))))
                .isEmpty();
    }

    /** A disk of its own, in memory, which nobody else sees and which goes with the process. */
    private static List<String> onASmallDisk(Path folder, String first) {
        return List.of(
                "unshare",
                "--mount",
                "--map-root-user",
                "sh",
                "-c",
                "mount -t tmpfs -o size=16m none " + folder + " && " + first + " && exec \"$@\"",
                "sh");
    }

    private static boolean mayMount(Path folder) throws Exception {
        List<String> line = new ArrayList<>(onASmallDisk(folder, "true"));
        line.add("true");
        try {
            Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void a_disk_that_is_full_loses_nothing_and_is_written_again_once_there_is_room() throws Exception {
        Assumptions.assumeTrue(mayMount(folder), "this user may not mount a disk in memory");
        try (ChildJvm child = ChildJvm.start(onASmallDisk(folder, "true"), FillsDisk.class, folder.toString())) {
            String name = "the database " + folder.resolve("fleet.db");
            assertThat(child.said()).isEqualTo(name + ": the disk is full; make room");
            assertThat(child.said()).isEqualTo("nothing half written");
            assertThat(child.said())
                    .isEqualTo(
                            "the backup " + folder.resolve("backup.db")
                                    + " cannot be written: the disk is full; make room or a folder for it, or name another file");
            assertThat(child.said()).isEqualTo("goes on");
            assertThat(child.said()).startsWith(name).contains("; make room");
            assertThat(child.said()).isEqualTo("opens");
            assertThat(child.errors()).isEmpty();
        }
    }

    @Test
    void a_disk_that_is_full_from_the_start_is_told_of() throws Exception {
        Assumptions.assumeTrue(mayMount(folder), "this user may not mount a disk in memory");
        String fill = "{ cat /dev/zero > " + folder.resolve("ballast") + " 2> /dev/null || true; }";
        try (ChildJvm child = ChildJvm.start(onASmallDisk(folder, fill), OpensDatabase.class, folder.toString())) {
            assertThat(child.said())
                    .isEqualTo("the database " + folder.resolve("fleet.db")
                            + " cannot be opened: SQLite itself cannot be unpacked to " + folder
                            + "; make room there, let programs run from there, and start again");
            assertThat(child.errors()).isEmpty();
        }
    }
}
