package dev.drydock.jdbc.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drydock.application.fleet.ledger.Rank;
import dev.drydock.application.fleet.ledger.RolloutBook;
import dev.drydock.application.fleet.ledger.RolloutEntry;
import dev.drydock.application.fleet.ledger.RolloutLedger;
import dev.drydock.application.fleet.ledger.RolloutView;
import dev.drydock.domain.rollout.BeforeStart;
import dev.drydock.domain.rollout.RolloutId;
import dev.drydock.jdbc.ledger.JdbcRolloutLedger;
import dev.drydock.jdbc.ledger.Rollouts;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Two servers share a PostgreSQL. */
@Execution(ExecutionMode.CONCURRENT)
class PostgresManyWritersTest extends ManyWritersContract {
    private static final RolloutId ONE = Rollouts.id(1);
    private static final RolloutId OTHER = Rollouts.id(2);

    private String url = "";
    private List<Database> servers = List.of();
    private List<RolloutLedger> ledgers = List.of();

    @BeforeEach
    void open() throws Exception {
        url = SharedPostgres.newDatabase();
        servers = List.of(PostgresDatabase.open(url), PostgresDatabase.open(url));
        ledgers = List.of(new JdbcRolloutLedger(servers.get(0)), new JdbcRolloutLedger(servers.get(1)));
    }

    @AfterEach
    void close() {
        servers.forEach(Database::close);
    }

    @Override
    List<RolloutLedger> ledgers() {
        return ledgers;
    }

    /**
     * Changes both; the first try waits in between until the other transaction holds what it wants next, a later one until the other is
     * done: PostgreSQL gives a row that was let go to the first to ask, not to the first that waits.
     */
    private static int change(
            RolloutBook book,
            RolloutId first,
            RolloutId second,
            AtomicInteger tries,
            CountDownLatch bothHold,
            CountDownLatch oneIsDone) {
        boolean isAgain = tries.incrementAndGet() > 1;
        if (isAgain) {
            waitFor(oneIsDone);
        }
        changed(book, first);
        if (!isAgain) {
            bothHold.countDown();
            waitFor(bothHold);
        }
        changed(book, second);
        return tries.get();
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Future<Integer> begin(
            RolloutLedger ledger,
            RolloutId first,
            RolloutId second,
            CountDownLatch bothHold,
            CountDownLatch oneIsDone) {
        AtomicInteger tries = new AtomicInteger();
        return begin(() -> {
            int needed = ledger.exchange(book -> change(book, first, second, tries, bothHold, oneIsDone));
            oneIsDone.countDown();
            return needed;
        });
    }

    @Test
    void one_of_two_that_wait_for_each_other_is_done_again() {
        started(ONE);
        started(OTHER);
        long before = revision(ledgers.get(0), ONE) + revision(ledgers.get(0), OTHER);
        CountDownLatch bothHold = new CountDownLatch(2);
        CountDownLatch oneIsDone = new CountDownLatch(1);

        Future<Integer> one = begin(ledgers.get(0), ONE, OTHER, bothHold, oneIsDone);
        Future<Integer> other = begin(ledgers.get(1), OTHER, ONE, bothHold, oneIsDone);

        assertThat(result(one) + result(other)).isEqualTo(3);
        assertThat(revision(ledgers.get(0), ONE) + revision(ledgers.get(0), OTHER))
                .isEqualTo(before + 4);
    }

    /** The tries of a transaction that adds a rollout while another adds one. */
    private int triesBeside(RolloutId first, RolloutId second) {
        AtomicInteger tries = new AtomicInteger();
        Future<Integer> later = ledgers.get(0).exchange(book -> {
            book.save(draft(first));
            Future<Integer> begun = begin(() -> ledgers.get(1).exchange(beside -> {
                int number = tries.incrementAndGet();
                beside.save(draft(second));
                return number;
            }));
            await().atMost(Duration.ofMinutes(1)).until(this::somebodyWaits);
            return begun;
        });
        return result(later);
    }

    private static RolloutEntry draft(RolloutId id) {
        return RolloutEntry.of(new Rank(0, 0, id), Rollouts.plan(1), new BeforeStart.Draft());
    }

    @Test
    void of_two_who_add_a_rollout_the_second_waits() {
        assertThat(triesBeside(ONE, OTHER)).isEqualTo(1);
        assertThat(ledgers.get(1).read(RolloutView::rollouts))
                .extracting(RolloutEntry::id)
                .containsExactly(ONE, OTHER);
    }

    @Test
    void of_two_who_add_the_same_rollout_the_second_is_done_again() {
        assertThat(triesBeside(ONE, ONE)).isEqualTo(2);
        assertThat(ledgers.get(1).read(RolloutView::rollouts)).containsExactly(draft(ONE));
    }

    private boolean somebodyWaits() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet waiting = statement.executeQuery(
                        "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")) {
            return waiting.next();
        }
    }
}
