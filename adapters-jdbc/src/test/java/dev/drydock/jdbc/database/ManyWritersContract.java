package dev.drydock.jdbc.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.application.fleet.engine.RolloutEngine;
import dev.drydock.application.fleet.ledger.RolloutBook;
import dev.drydock.application.fleet.ledger.RolloutEntry;
import dev.drydock.application.fleet.ledger.RolloutLedger;
import dev.drydock.application.fleet.ledger.RolloutView;
import dev.drydock.application.fleet.ledger.Times;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.member.MemberEvent;
import dev.drydock.domain.member.Tally;
import dev.drydock.domain.rollout.RolloutEvent;
import dev.drydock.domain.rollout.RolloutId;
import dev.drydock.jdbc.ledger.Rollouts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The promises of a database to several who use it at once. */
abstract class ManyWritersContract {
    private static final RolloutId ID = Rollouts.id(1);
    private static final int WRITERS = 8;
    private static final int EACH = 25;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** One ledger for each server that shares the database. */
    abstract List<RolloutLedger> ledgers();

    private RolloutLedger ledger(int writer) {
        return ledgers().get(writer % ledgers().size());
    }

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    final <T> Future<T> begin(Callable<T> work) {
        return threads.submit(work);
    }

    private <T> List<T> all(List<Callable<T>> work) throws Exception {
        List<T> results = new ArrayList<>();
        for (Future<T> each : threads.invokeAll(work)) {
            results.add(each.get());
        }
        return results;
    }

    final RolloutEngine started(RolloutId id) {
        RolloutEngine engine = Rollouts.engine(ledger(0), 1);
        assertThat(engine.submit(id, Rollouts.plan(1), List.of(Rollouts.devices(0, WRITERS * EACH))))
                .isEmpty();
        assertThat(engine.command(id, new RolloutEvent.StartDue())).isEmpty();
        engine.turn();
        return engine;
    }

    static RolloutEntry changed(RolloutBook book, RolloutId id) {
        RolloutEntry entry = book.rollout(id).orElseThrow();
        RolloutEntry next = entry.with(entry.state(), Times.NONE.patientUntil(OptionalLong.of(entry.revision())));
        book.save(next);
        return next;
    }

    /** The revision after a change in a transaction of its own. */
    static long change(RolloutLedger ledger, RolloutId id) {
        return ledger.exchange(book -> changed(book, id).revision());
    }

    static long revision(RolloutLedger ledger, RolloutId id) {
        return ledger.read(view -> revision(view, id));
    }

    private static long revision(RolloutView view, RolloutId id) {
        return view.rollout(id).orElseThrow().revision();
    }

    @Test
    void no_change_of_a_rollout_is_lost() throws Exception {
        started(ID);
        long before = revision(ledger(0), ID);
        List<Callable<List<Long>>> work = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            RolloutLedger ledger = ledger(writer);
            work.add(() -> {
                List<Long> seen = new ArrayList<>();
                for (int i = 0; i < EACH; i++) {
                    seen.add(change(ledger, ID));
                }
                return seen;
            });
        }

        List<Long> revisions = all(work).stream().flatMap(List::stream).sorted().collect(Collectors.toList());

        assertThat(revisions).doesNotHaveDuplicates().hasSize(WRITERS * EACH);
        assertThat(revision(ledger(0), ID)).isEqualTo(before + WRITERS * EACH);
    }

    @Test
    void no_member_is_counted_twice_or_not_at_all_whoever_reports_and_commands() throws Exception {
        started(ID);
        List<Callable<Boolean>> work = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            int first = writer * EACH;
            RolloutEngine engine = Rollouts.engine(ledger(writer), 1);
            work.add(() -> {
                for (DeviceId device : Rollouts.devices(first, EACH)) {
                    engine.settle(ID, Map.of(device, new MemberEvent.OrderAccepted(1)));
                    engine.settle(ID, Map.of(device, new MemberEvent.CompletionReported(1)));
                }
                return true;
            });
        }
        RolloutEngine operator = Rollouts.engine(ledger(1), 1);
        work.add(() -> {
            for (int i = 0; i < EACH; i++) {
                operator.command(ID, new RolloutEvent.PauseAsked());
                Rollouts.assertTallied(ledger(0), ID);
                operator.command(ID, new RolloutEvent.ResumeAsked(false));
            }
            return true;
        });

        all(work);

        for (RolloutLedger ledger : ledgers()) {
            Rollouts.assertTallied(ledger, ID);
            assertThat(ledger.read(view -> view.waves(ID))
                            .get(0)
                            .wave()
                            .counts()
                            .of(Tally.SUCCEEDED))
                    .isEqualTo(WRITERS * EACH);
        }
    }

    @Test
    void rollouts_that_are_added_at_once_are_all_there() throws Exception {
        List<Callable<Boolean>> work = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            int first = writer * EACH;
            RolloutEngine engine = Rollouts.engine(ledger(writer), 1);
            work.add(() -> {
                for (int i = first; i < first + EACH; i++) {
                    assertThat(engine.submit(Rollouts.id(i), Rollouts.plan(1), List.of(Rollouts.devices(0, 3))))
                            .isEmpty();
                }
                return true;
            });
        }

        all(work);

        assertThat(ledger(1).read(RolloutView::rollouts)).hasSize(WRITERS * EACH);
        for (int i = 0; i < WRITERS * EACH; i++) {
            Rollouts.assertTallied(ledger(0), Rollouts.id(i));
        }
    }

    @Test
    void a_read_waits_for_no_writer_and_sees_what_was_before() throws Exception {
        started(ID);
        long before = revision(ledger(0), ID);

        ledger(0).exchange(book -> {
            changed(book, ID);
            for (RolloutLedger ledger : ledgers()) {
                assertThat(result(begin(() -> revision(ledger, ID)))).isEqualTo(before);
            }
            return true;
        });

        assertThat(revision(ledger(1), ID)).isEqualTo(before + 1);
    }

    @Test
    void a_read_sees_one_moment_whatever_is_written_meanwhile() throws Exception {
        RolloutEngine engine = started(ID);
        DeviceId device = Rollouts.devices(0, 1).get(0);

        ledger(0).read(view -> {
            long revision = revision(view, ID);
            result(begin(() -> {
                engine.settle(ID, Map.of(device, new MemberEvent.OrderAccepted(1)));
                return change(ledger(1), ID);
            }));
            assertThat(revision(view, ID)).isEqualTo(revision);
            assertThat(view.waves(ID).get(0).wave().counts().of(Tally.TAKEN)).isZero();
            assertThat(view.members(ID, List.of(device))
                            .get(device)
                            .member()
                            .state()
                            .tally())
                    .isEqualTo(Tally.ORDERED);
            return true;
        });

        assertThat(engine.waves(ID).get(0).wave().counts().of(Tally.TAKEN)).isEqualTo(1);
    }

    static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_bug_undoes_its_work_alone_however_often_it_comes() {
        started(ID);
        long before = revision(ledger(0), ID);
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> ledger(0).exchange(book -> {
                        changed(book, ID);
                        throw new IllegalStateException("a bug");
                    }))
                    .isExactlyInstanceOf(IllegalStateException.class)
                    .hasMessage("a bug");
            assertThatThrownBy(() -> ledger(0).read(view -> {
                        view.rollouts();
                        throw new IllegalStateException("a bug");
                    }))
                    .isExactlyInstanceOf(IllegalStateException.class);
        }

        assertThat(change(ledger(0), ID)).isEqualTo(before + 1);
        Rollouts.assertTallied(ledger(0), ID);
    }

    @Test
    void a_thread_that_is_interrupted_commits_all_the_same() throws Exception {
        started(ID);
        long before = revision(ledger(0), ID);

        boolean isStillInterrupted = result(begin(() -> {
            Thread.currentThread().interrupt();
            change(ledger(0), ID);
            return Thread.interrupted();
        }));

        assertThat(isStillInterrupted).isTrue();
        assertThat(revision(ledger(0), ID)).isEqualTo(before + 1);
    }
}
