package dev.drydock.application.fleet.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.application.fakes.ManualDeadlines;
import dev.drydock.application.fakes.Reports;
import dev.drydock.application.fakes.TaskQueue;
import dev.drydock.application.fleet.claim.ClaimCheck;
import dev.drydock.application.fleet.engine.Clocks;
import dev.drydock.application.fleet.engine.OrderLane;
import dev.drydock.application.fleet.engine.RolloutEngine;
import dev.drydock.application.fleet.engine.Task;
import dev.drydock.application.fleet.intake.HeardReport;
import dev.drydock.application.fleet.intake.IntakeObserver;
import dev.drydock.application.fleet.intake.TakeReports;
import dev.drydock.application.fleet.ledger.LedgerUnavailable;
import dev.drydock.application.fleet.ledger.RolloutBook;
import dev.drydock.application.fleet.ledger.RolloutLedger;
import dev.drydock.application.fleet.ledger.RolloutView;
import dev.drydock.application.fleet.memory.InMemoryRolloutLedger;
import dev.drydock.application.fleet.plan.RolloutPlan;
import dev.drydock.application.service.twin.LeftOrder;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.member.MemberEffect;
import dev.drydock.domain.member.MemberEvent;
import dev.drydock.domain.rollout.RolloutId;
import dev.drydock.domain.target.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Reports on their way from a feed into the ledger, which may be away. */
class IntakeTest {
    private static final RolloutId ID = new RolloutId("intake0000000000");
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Duration MOMENT = Gathering.TOGETHER;

    private final InMemoryRolloutLedger memory = new InMemoryRolloutLedger();
    private final Sometimes ledger = new Sometimes(memory);
    private final RolloutEngine engine =
            new RolloutEngine(ledger, ClaimCheck.ALL, OrderLane.WIDE, Clocks.virtual(() -> 1));
    private final ManualDeadlines deadlines = new ManualDeadlines();
    private final TaskQueue executor = new TaskQueue();
    private final List<Task> tasks = new ArrayList<>();
    private final List<LedgerUnavailable> troubles = new ArrayList<>();
    private final Intake intake = new Intake(
            new TakeReports(ledger, engine, new Silent(), () -> 7), deadlines, executor, tasks::addAll, troubles::add);
    private final InMemoryReportFeed.Broker broker = new InMemoryReportFeed.Broker();
    private final InMemoryReportFeed feed = new InMemoryReportFeed(broker, 2_000);

    /** A ledger that is there sometimes. */
    private static final class Sometimes implements RolloutLedger {
        private final RolloutLedger sound;
        private boolean isAway;
        private int exchanges;

        Sometimes(RolloutLedger sound) {
            this.sound = sound;
        }

        @Override
        public <T> T exchange(Precedence precedence, Function<RolloutBook, T> work) {
            exchanges++;
            if (isAway) {
                throw new LedgerUnavailable("away", new IllegalStateException());
            }
            return sound.exchange(precedence, work);
        }

        @Override
        public <T> T read(Function<RolloutView, T> look) {
            return sound.read(look);
        }
    }

    private final List<Boolean> listening = new ArrayList<>();
    private final HearFleet hearing = hearing(intake);

    private HearFleet hearing(Intake taking) {
        return new HearFleet(taking, new DesiredOrders(), HearFleet.Listener.of(listening::add));
    }

    /** An observer to whom nothing matters. */
    private static final class Silent implements IntakeObserver {
        @Override
        public void formerEpochHeard(DeviceId device) {}

        @Override
        public void setAside(HeardReport report, RuntimeException why) {
            throw new AssertionError("a report was set aside", why);
        }
    }

    private void report(int device) {
        broker.publish(HeardReport.of(new DeviceId("d" + device), Reports.of(null, 1, "idle"), NOON));
    }

    private void report(int from, int until) {
        for (int device = from; device < until; device++) {
            report(device);
        }
    }

    private long known() {
        return memory.read(view -> view.fleet().count(new Query.All(), NOON));
    }

    private void pass(Duration time) {
        deadlines.advance(time);
        executor.runAll();
    }

    @Test
    void reports_are_collected_for_a_moment_and_taken_together() {
        feed.listen(hearing);
        report(0, 7);
        pass(MOMENT.minusMillis(1));
        assertThat(known()).isZero();
        pass(Duration.ofMillis(1));

        assertThat(known()).isEqualTo(7);
        assertThat(ledger.exchanges).isEqualTo(1);
    }

    @Test
    void many_reports_wait_for_no_moment() {
        feed.listen(hearing);
        report(0, TakeReports.BATCH + 1);
        executor.runAll();

        assertThat(known()).isEqualTo(TakeReports.BATCH + 1);
        assertThat(ledger.exchanges).isEqualTo(2);
    }

    @Test
    void reports_that_come_during_a_transaction_are_taken_after_it() {
        feed.listen(hearing);
        report(0);
        deadlines.advance(MOMENT);
        report(1);
        executor.runAll();
        assertThat(known()).isEqualTo(2);
        report(2);
        pass(MOMENT);
        assertThat(known()).isEqualTo(3);
    }

    @Test
    void while_the_ledger_is_away_nothing_is_acknowledged_and_the_pauses_grow() {
        feed.listen(hearing);
        ledger.isAway = true;
        report(0, 3);
        pass(MOMENT);
        assertThat(troubles).hasSize(1);
        report(3, 5);
        pass(MOMENT);
        assertThat(troubles).hasSize(1);
        pass(Gathering.PAUSES.first().multipliedBy(2));
        assertThat(troubles).hasSize(2);
        pass(Gathering.PAUSES.first());
        assertThat(troubles).hasSize(2);
        for (int i = 0; i < 20; i++) {
            deadlines.advanceToNext();
            executor.runAll();
        }
        Instant last = deadlines.now();
        deadlines.advanceToNext();
        assertThat(Duration.between(last, deadlines.now()))
                .isLessThan(Gathering.PAUSES.longest().multipliedBy(3));

        ledger.isAway = false;
        executor.runAll();
        assertThat(known()).isEqualTo(5);
        report(5);
        pass(MOMENT);
        assertThat(known()).isEqualTo(6);
    }

    @Test
    void a_server_that_dies_while_the_ledger_is_away_loses_nothing() {
        feed.listen(hearing);
        ledger.isAway = true;
        report(0, 3);
        pass(MOMENT);
        feed.close();
        deadlines.drop();

        ledger.isAway = false;
        Intake next = new Intake(
                new TakeReports(ledger, engine, new Silent(), () -> 7),
                deadlines,
                executor,
                tasks::addAll,
                troubles::add);
        HearFleet hears = hearing(next);
        new InMemoryReportFeed(broker, 10).listen(hears);
        pass(MOMENT);
        assertThat(known()).isEqualTo(3);
        assertThat(hears.hasCaughtUp()).isTrue();
    }

    @Test
    void a_narrow_window_is_gone_on_with_as_reports_are_acknowledged() {
        InMemoryReportFeed narrow = new InMemoryReportFeed(broker, 4);
        report(0, 10);
        narrow.listen(hearing);
        assertThat(hearing.hasCaughtUp()).isFalse();
        for (int i = 0; i < 3; i++) {
            pass(MOMENT);
        }
        assertThat(known()).isEqualTo(10);
        assertThat(hearing.hasCaughtUp()).isTrue();
    }

    @Test
    void what_follows_from_reports_is_handed_on() {
        feed.listen(hearing);
        DeviceId device = new DeviceId("d0");
        engine.submit(ID, RolloutPlan.of("intake", 1), List.of(List.of(device)));
        engine.turn();
        engine.settle(ID, Map.of(device, new MemberEvent.DeviceNotReached(1)));
        engine.settle(ID, Map.of(device, new MemberEvent.RolloutPaused()));
        broker.publish(HeardReport.of(device, Reports.of(ID.order(1).value(), 2, "completed"), NOON));
        pass(MOMENT);

        assertThat(tasks).extracting(Task::effect).contains(new MemberEffect.WithdrawOrder(1, 1));
    }

    @Test
    void a_taker_of_tasks_that_fails_does_not_stop_the_intake() {
        List<RuntimeException> bugs = new ArrayList<>(List.of(new IllegalStateException("a bug")));
        Intake fragile = new Intake(
                new TakeReports(ledger, engine, new Silent(), () -> 7),
                deadlines,
                executor,
                some -> {
                    if (!bugs.isEmpty()) {
                        throw bugs.remove(0);
                    }
                },
                troubles::add);
        feed.listen(hearing(fragile));
        report(0);
        assertThatThrownBy(() -> pass(MOMENT)).hasMessage("a bug");
        report(1);
        pass(Gathering.PAUSES.first().multipliedBy(2));

        assertThat(known()).isEqualTo(2);
        assertThat(troubles).isEmpty();
    }

    @Test
    void the_fleet_is_caught_up_with_once_its_reports_are_durable() {
        report(0, 3);
        feed.listen(hearing);
        assertThat(hearing.hasCaughtUp()).isFalse();
        ledger.isAway = true;
        pass(MOMENT);
        assertThat(hearing.hasCaughtUp()).isFalse();
        ledger.isAway = false;
        pass(Gathering.PAUSES.longest());
        assertThat(hearing.hasCaughtUp()).isTrue();
        assertThat(listening).containsExactly(true);
    }

    @Test
    void after_an_interruption_the_fleet_has_to_be_caught_up_with_anew() {
        feed.listen(hearing);
        pass(MOMENT);
        assertThat(hearing.hasCaughtUp()).isTrue();
        hearing.interrupted();
        assertThat(hearing.hasCaughtUp()).isFalse();
        hearing.caughtUp();
        hearing.interrupted();
        pass(MOMENT);
        assertThat(hearing.hasCaughtUp()).isFalse();
        hearing.caughtUp();
        pass(MOMENT);
        assertThat(hearing.hasCaughtUp()).isTrue();
        assertThat(listening).containsExactly(true, false, false, true);
    }

    @Test
    void a_change_of_a_desired_state_is_told_once_the_fleet_is_heard() {
        List<DeviceId> changed = new ArrayList<>();
        DesiredOrders orders = new DesiredOrders();
        HearFleet hears = new HearFleet(intake, orders, new HearFleet.Listener() {
            @Override
            public void listening(boolean isListening) {}

            @Override
            public void desiredChanged(DeviceId device) {
                changed.add(device);
            }
        });
        DeviceId device = new DeviceId("d0");
        Optional<LeftOrder> foreign = Optional.of(new LeftOrder.Foreign("{}"));
        hears.desired(device, foreign);
        assertThat(orders.of(device)).isEqualTo(foreign);
        hears.caughtUp();
        pass(MOMENT);
        hears.desired(device, foreign);
        assertThat(changed).isEmpty();
        hears.desired(device, Optional.empty());
        assertThat(changed).containsExactly(device);
        assertThat(orders.of(device)).isEmpty();
        hears.desired(device, foreign);
        hears.interrupted();
        assertThat(orders.of(device)).isEmpty();
    }
}
