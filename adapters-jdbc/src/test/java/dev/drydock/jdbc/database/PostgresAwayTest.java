package dev.drydock.jdbc.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.drydock.application.fleet.engine.RolloutEngine;
import dev.drydock.application.fleet.ledger.LedgerUnavailable;
import dev.drydock.application.fleet.ledger.RolloutLedger;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.member.MemberEvent;
import dev.drydock.domain.member.Tally;
import dev.drydock.domain.rollout.RolloutEvent;
import dev.drydock.domain.rollout.RolloutId;
import dev.drydock.jdbc.ledger.JdbcRolloutLedger;
import dev.drydock.jdbc.ledger.Rollouts;
import dev.drydock.testkit.postgres.PostgresServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A PostgreSQL that goes away in the middle, and comes back. */
@Execution(ExecutionMode.CONCURRENT)
class PostgresAwayTest {
    private static final RolloutId ID = Rollouts.id(1);
    private static final int DEVICES = 200;
    private static final int ENOUGH = 20;

    private final Set<DeviceId> acknowledged = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private PostgresServer server;
    private String url = "";
    private Database database;
    private RolloutLedger ledger;
    private RolloutEngine engine;

    @BeforeEach
    void start() throws Exception {
        Assumptions.assumeTrue(PostgresServer.isInstalled(), "PostgreSQL is not installed");
        server = PostgresServer.start("fsync=off");
        url = SharedPostgres.newDatabase(server);
        database = PostgresDatabase.open(url, Duration.ofSeconds(1));
        ledger = new JdbcRolloutLedger(database);
        engine = Rollouts.engine(ledger, 1);
        engine.submit(ID, Rollouts.plan(1), List.of(Rollouts.devices(0, DEVICES)));
        engine.command(ID, new RolloutEvent.StartDue());
        engine.turn();
    }

    @AfterEach
    void end() throws Exception {
        threads.shutdownNow();
        if (database != null) {
            database.close();
        }
        if (server != null) {
            server.close();
        }
    }

    private void accept(DeviceId device) {
        engine.settle(ID, Map.of(device, new MemberEvent.OrderAccepted(1)));
        acknowledged.add(device);
    }

    private void assertNothingIsLost() {
        Rollouts.assertTallied(ledger, ID);
        List<DeviceId> known = List.copyOf(acknowledged);
        assertThat(ledger.read(view -> view.members(ID, known)).values())
                .hasSize(known.size())
                .allMatch(entry -> entry.member().state().tally() == Tally.TAKEN);
    }

    /** A connection of before may be found to be broken by whoever takes it next. */
    private boolean isAccepted(DeviceId device) {
        try {
            accept(device);
            return true;
        } catch (LedgerUnavailable e) {
            return false;
        }
    }

    private boolean isBackWithAll() {
        try {
            assertNothingIsLost();
            return true;
        } catch (LedgerUnavailable e) {
            return false;
        }
    }

    private void acceptAll() {
        await().atMost(Duration.ofMinutes(1)).until(this::isBackWithAll);
        for (DeviceId device : Rollouts.devices(0, DEVICES)) {
            if (!isAccepted(device)) {
                await().atMost(Duration.ofMinutes(1)).until(() -> isAccepted(device));
            }
        }
    }

    private void assertAway(String word) {
        String name = url.replaceFirst("[?].*", "");
        assertThatThrownBy(() -> engine.rollout(ID))
                .isInstanceOf(LedgerUnavailable.class)
                .message()
                .startsWith("the database " + name + " cannot be used now: ")
                .contains(word);
        assertThatThrownBy(() -> engine.command(ID, new RolloutEvent.PauseAsked()))
                .isInstanceOf(LedgerUnavailable.class)
                .message()
                .startsWith("the database " + name + " cannot be used now: ");
    }

    @Test
    void nothing_acknowledged_is_lost_and_work_goes_on_by_itself() throws Exception {
        CountDownLatch enough = new CountDownLatch(ENOUGH);
        Future<?> stream = threads.submit(() -> {
            for (DeviceId device : Rollouts.devices(0, DEVICES)) {
                try {
                    accept(device);
                } catch (LedgerUnavailable e) {
                    return;
                }
                enough.countDown();
            }
        });
        enough.await();
        server.kill();
        stream.get();

        assertAway("");
        assertAway("; look whether the server runs there");

        server.begin();
        acceptAll();
        assertNothingIsLost();
    }

    /** Its processes are there and do nothing: only the patience ends that, within some seconds each time. */
    @Test
    void a_server_that_hangs_is_given_up_and_used_again_once_it_goes_on() throws Exception {
        accept(Rollouts.devices(0, 1).get(0));
        server.freeze();
        try {
            assertAway("");
        } finally {
            server.thaw();
        }

        acceptAll();
        assertNothingIsLost();
    }

    /** The work has begun, and does not end: it is undone, and its connection is not used again. */
    @Test
    void a_transaction_in_the_middle_is_undone() throws Exception {
        CountDownLatch isGone = new CountDownLatch(1);
        CountDownLatch hasBegun = new CountDownLatch(1);
        DeviceId device = Rollouts.devices(0, 1).get(0);
        Future<?> work = threads.submit(() -> ledger.exchange(book -> {
            var entry = book.rollout(ID).orElseThrow();
            book.save(entry.settled(9));
            hasBegun.countDown();
            try {
                isGone.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return book.members(ID, List.of(device));
        }));
        hasBegun.await();
        server.kill();
        isGone.countDown();

        assertThatThrownBy(work::get).hasCauseInstanceOf(LedgerUnavailable.class);
        server.begin();
        acceptAll();
        assertThat(engine.rollout(ID))
                .hasValueSatisfying(entry -> assertThat(entry.isSettled()).isFalse());
        assertNothingIsLost();
    }
}
