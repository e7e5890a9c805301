package dev.drydock.jdbc.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.fleet.ledger.RolloutLedger;
import dev.drydock.jdbc.database.Database;
import dev.drydock.jdbc.database.SharedPostgres;
import dev.drydock.jdbc.ledger.JdbcRolloutLedger;
import dev.drydock.jdbc.ledger.Rollouts;
import dev.drydock.jdbc.process.ChildJvm;
import dev.drydock.jdbc.process.OpensDatabase;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A program that commits all the time is killed with SIGKILL at moments drawn by lot. {@code -Dkills=200} kills it so often;
 * {@code -Dkills.seed=…} draws the same moments again.
 */
@Timeout(value = 60, unit = TimeUnit.MINUTES)
@Execution(ExecutionMode.CONCURRENT)
class DatabaseKillTest {
    private static final int KILLS = Integer.getInteger("kills", 20);
    private static final int KILLS_OF_POSTGRES = Math.max(3, KILLS / 10);
    private static final long SEED = Long.getLong("kills.seed", System.nanoTime() & 0xffffff);
    private static final int MOST_COMMITS = 40;
    private static final int MOST_MICROS = 4_000;

    @TempDir
    Path folder;

    /** The kills are shared by two databases, side by side. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void sqlite_holds_every_commit_that_was_acknowledged_and_no_half_of_one(int half) throws Exception {
        killAgainAndAgain(folder.resolve("half" + half).toString(), (KILLS + 1) / 2, new Random(SEED + half));
    }

    @Test
    void postgres_holds_every_commit_that_was_acknowledged_and_no_half_of_one() throws Exception {
        killAgainAndAgain(SharedPostgres.newDatabase(), KILLS_OF_POSTGRES, new Random(SEED));
    }

    private static void killAgainAndAgain(String place, int kills, Random dice) throws Exception {
        long held = 0;
        for (int kill = 1; kill <= kills; kill++) {
            long acknowledged = acknowledgedUntilKilled(place, held, dice);
            try (Database database = OpensDatabase.open(place)) {
                held = check(new JdbcRolloutLedger(database), acknowledged, "kills.seed " + SEED + ", kill " + kill);
            }
        }
        assertThat(held).as("commits").isPositive();
        try (Database database = OpensDatabase.open(place)) {
            for (int rollout = 0; rollout < Progress.rollout(held); rollout++) {
                Rollouts.assertTallied(new JdbcRolloutLedger(database), Rollouts.id(rollout));
            }
        }
    }

    /** The number of commits that it said were durable before it died, whoever read that, and when. */
    private static long acknowledgedUntilKilled(String place, long held, Random dice) throws Exception {
        try (ChildJvm child = ChildJvm.start(MovesMembers.class, place, Long.toString(held))) {
            assertThat(child.said()).isEqualTo("open");
            long acknowledged = held;
            int last = dice.nextInt(MOST_COMMITS);
            for (int i = 0; i < last; i++) {
                acknowledged = Long.parseLong(child.said()) + 1;
            }
            child.process().waitFor(dice.nextInt(MOST_MICROS), TimeUnit.MICROSECONDS);
            child.kill();
            for (Optional<String> line = child.line(); line.isPresent(); line = child.line()) {
                acknowledged = acknowledged(line.get(), acknowledged);
            }
            return acknowledged;
        }
    }

    /** A line of which the end is missing was cut by the kill. */
    private static long acknowledged(String line, long before) {
        return line.equals(Long.toString(before)) ? before + 1 : before;
    }

    private static long check(RolloutLedger ledger, long acknowledged, String when) {
        long held = Progress.in(ledger, Math.max(0, acknowledged - 1))
                .orElseThrow(() -> new AssertionError("half a commit, " + when));
        assertThat(held).as("commits in the ledger, %s", when).isBetween(acknowledged, acknowledged + 1);
        if (held > 0) {
            Rollouts.assertTallied(ledger, Rollouts.id(Progress.rollout(held - 1)));
        }
        return held;
    }
}
