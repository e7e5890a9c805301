package dev.drydock.application.fleet.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.application.fakes.Reports;
import dev.drydock.application.fleet.engine.Task;
import dev.drydock.application.fleet.intake.HeardReport;
import dev.drydock.application.fleet.intake.TakeReports;
import dev.drydock.application.fleet.plan.RolloutPlan;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.member.MemberEffect;
import dev.drydock.domain.member.MemberEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Reports on their way from a feed into the ledger, which may be away. */
class IntakeTest extends IntakeScene {
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
        assertThat(intake.trouble()).containsSame(troubles.get(1));
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
        assertThat(intake.trouble()).isEmpty();
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
}
