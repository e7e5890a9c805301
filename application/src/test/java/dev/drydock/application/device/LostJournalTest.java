package dev.drydock.application.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.application.device.agent.CancelAnswer;
import dev.drydock.application.device.agent.JournalTooNew;
import dev.drydock.application.device.agent.OrderAnswer;
import dev.drydock.application.device.journal.AgentMemory;
import dev.drydock.application.device.journal.JournalLoad;
import dev.drydock.application.device.report.FormerReport;
import dev.drydock.application.fakes.Images;
import dev.drydock.application.fakes.Stages;
import dev.drydock.application.fakes.TestDevice;
import dev.drydock.domain.boot.Slot;
import dev.drydock.domain.order.Outcome;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.update.AtRest.Cancelled;
import dev.drydock.domain.update.AtRest.Completed;
import dev.drydock.domain.update.AtRest.Failed;
import dev.drydock.domain.update.AtRest.Idle;
import dev.drydock.domain.update.AtRest.RolledBack;
import dev.drydock.domain.update.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A device whose journal is gone, or older than it should be, asks its own last report what it was. */
class LostJournalTest {
    private static final UpdateOrder ORDER = Images.order("u1");
    private static final Instant THEN = Instant.parse("2026-11-19T00:00:00Z");

    private final TestDevice device = new TestDevice();

    @Test
    void a_fresh_device_asks_nobody_and_begins() {
        device.start();

        assertThat(device.reports.readBacks()).isZero();
        assertThat(device.reports.last().memory().state()).isEqualTo(Idle.FRESH);
        assertThat(device.observer.noticed()).isEmpty();
    }

    @Test
    void with_a_lost_journal_nothing_is_reported_or_taken_until_the_report_is_read_back() {
        lose();

        assertThat(device.reports.sent()).isEmpty();
        assertThat(device.order(ORDER).getNow(null)).isInstanceOf(OrderAnswer.NotReady.class);
        assertThat(device.cancel("u1").getNow(null)).isInstanceOf(CancelAnswer.NotReady.class);
        device.desire(ORDER);
        assertThat(device.log.count("save Waiting")).isZero();

        device.reports.answerReadBack(Optional.empty());

        assertThat(device.runToRest().log.count("save Waiting"))
                .as("what is desired runs now")
                .isEqualTo(1);
    }

    @Test
    void it_goes_on_from_the_former_sequence_with_the_reason() {
        lose();
        device.reports.answerReadBack(former(712, Optional.empty(), Optional.empty()));

        assertThat(device.reports.last().sequence()).isGreaterThan(712);
        assertThat(device.reports.last().memory().state())
                .isEqualTo(new Idle(Optional.of(Reason.of(ReasonCode.JOURNAL_RECOVERED))));
        assertThat(device.observer.noticed()).hasSize(1);
    }

    @Test
    void killed_before_the_report_was_read_back_it_asks_again() {
        lose();
        device.boot();
        assertThat(device.reports.readBacks()).isEqualTo(2);
        assertThat(device.reports.sent()).isEmpty();

        device.reports.answerReadBack(former(50_000, Optional.empty(), Optional.empty()));
        device.boot();

        assertThat(device.reports.sequences()).isSorted().doesNotHaveDuplicates();
        assertThat(device.reports.sequences().get(0)).isGreaterThan(50_000);
        assertThat(device.reports.readBacks()).isEqualTo(2);
    }

    @Test
    void a_disk_that_refuses_the_recovery_is_asked_again() {
        lose();
        device.journal.full(true);
        device.reports.answerReadBack(former(712, Optional.of("u1"), Optional.empty()));
        assertThat(device.reports.sent()).isEmpty();

        device.journal.full(false);
        device.time.advance(Duration.ofSeconds(5));

        assertThat(device.reports.last().sequence()).isGreaterThan(712);
        assertThat(device.state()).isInstanceOf(Failed.class);
    }

    @Test
    void an_update_that_was_under_way_and_is_forgotten_has_failed() {
        lose();
        device.reports.answerReadBack(former(712, Optional.of("u1"), Optional.empty()));

        assertThat(device.state()).isEqualTo(new Failed(ORDER.id(), Reason.of(ReasonCode.JOURNAL_RECOVERED)));
        assertThat(device.reports.last().memory().ledger().recent().get(0).id()).isEqualTo(ORDER.id());
        assertNeverStarts();
    }

    @Test
    void former_outcomes_are_kept_and_their_ids_never_start_again() {
        lose();
        device.reports.answerReadBack(former(712, Optional.of("u1"), Optional.of(Outcome.Ending.ROLLED_BACK)));

        assertThat(device.state()).isInstanceOf(RolledBack.class);
        assertThat(device.journal.memory().lastSuccess()).contains(THEN);
        assertNeverStarts();
    }

    @Test
    void a_cancelled_update_stays_cancelled() {
        lose();
        device.reports.answerReadBack(former(712, Optional.of("u1"), Optional.of(Outcome.Ending.CANCELLED)));

        assertThat(device.state()).isEqualTo(new Cancelled(ORDER.id()));
        assertNeverStarts();
    }

    @Test
    void a_completed_update_whose_image_runs_stays_completed() {
        device.start().order(ORDER);
        device.runToRest();
        long before = device.reports.last().sequence();
        device.kill();

        lose();
        device.reports.answerReadBack(former(before, Optional.of("u1"), Optional.of(Outcome.Ending.COMPLETED)));

        assertThat(device.state()).isInstanceOf(Completed.class);
        assertThat(device.reports.sequences()).isSorted().doesNotHaveDuplicates();
        assertNeverStarts();
    }

    @Test
    void an_image_on_trial_that_nobody_knows_of_is_rolled_back_and_its_order_does_not_start_again() {
        Stages.reach(device.start(), Stage.ON_TRIAL, ORDER);
        long before = device.reports.last().sequence();
        device.kill();

        lose();
        device.run();
        device.reports.answerReadBack(former(before, Optional.of("u1"), Optional.empty()));

        assertThat(device.slots.boot().running()).isEqualTo(Slot.A);
        assertThat(device.slots.boot().settled()).isTrue();
        assertThat(device.state()).isEqualTo(new RolledBack(ORDER.id(), Reason.of(ReasonCode.JOURNAL_RECOVERED)));
        assertThat(device.reports.sequences()).isSorted().doesNotHaveDuplicates();
        assertThat(device.log.count("commit B")).isZero();
        assertNeverStarts();
    }

    @Test
    void an_earlier_journal_that_lacks_the_acceptance_says_that_the_update_failed() {
        device.start();
        AgentMemory before = device.journal.memory();
        device.order(ORDER);
        long sequence = device.reports.last().sequence();
        device.kill();
        device.journal.loadNext(new JournalLoad.Earlier(before, "checksum"));

        device.start();
        device.reports.answerReadBack(former(sequence, Optional.of("u1"), Optional.empty()));

        assertThat(device.state()).isEqualTo(new Failed(ORDER.id(), Reason.of(ReasonCode.JOURNAL_RECOVERED)));
        assertThat(device.reports.sequences()).isSorted().doesNotHaveDuplicates();
        assertNeverStarts();
    }

    @Test
    void an_earlier_journal_that_knows_the_update_goes_on_with_it() {
        Stages.reach(device.start(), Stage.DOWNLOADING, ORDER);
        AgentMemory before = device.journal.memory();
        device.worker.runNext();
        device.kill();
        device.journal.loadNext(new JournalLoad.Earlier(before, "checksum"));

        device.start();
        device.reports.answerReadBack(former(900, Optional.of("u1"), Optional.empty()));
        device.runToRest();

        assertThat(device.state()).isInstanceOf(Completed.class);
        assertThat(device.reports.sequences()).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void an_earlier_journal_is_ahead_of_every_number_the_lost_one_can_have_reserved() {
        device.start();
        AgentMemory before = device.journal.memory();
        for (int i = 0; i < 5; i++) {
            device.boot();
        }
        device.kill();
        device.journal.loadNext(new JournalLoad.Earlier(before, "checksum"));

        device.start();
        device.reports.answerReadBack(Optional.empty());

        assertThat(device.reports.sequences()).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void a_journal_that_is_too_new_is_refused_without_a_trace() {
        device.journal.loadNext(new JournalLoad.TooNew(2, 1));

        assertThatThrownBy(device::start)
                .isInstanceOf(JournalTooNew.class)
                .hasMessageContaining("format 2")
                .hasMessageContaining("up to 1");
        assertThat(device.log.entries()).isEmpty();
    }

    private void lose() {
        device.journal.loadNext(new JournalLoad.Lost("checksum"));
        device.start();
    }

    private void assertNeverStarts() {
        device.log.clear();
        OrderAnswer answer = device.order(ORDER).getNow(null);
        device.desire(ORDER);
        device.boot();
        device.desire(ORDER);
        device.run();

        assertThat(answer).isNotInstanceOf(OrderAnswer.NotReady.class);
        assertThat(device.log.count("save Waiting")).isZero();
        assertThat(device.journal.memory().ledger().recent())
                .filteredOn(outcome -> outcome.id().equals(ORDER.id()))
                .hasSize(1);
    }

    private static Optional<FormerReport> former(long sequence, Optional<String> id, Optional<Outcome.Ending> ending) {
        List<Outcome> recent = id.isPresent() && ending.isPresent()
                ? List.of(new Outcome(new UpdateId(id.get()), ending.get(), Optional.empty(), THEN))
                : List.of();
        return Optional.of(
                new FormerReport(sequence, Optional.empty(), id.map(UpdateId::new), ending, recent, Optional.of(THEN)));
    }
}
