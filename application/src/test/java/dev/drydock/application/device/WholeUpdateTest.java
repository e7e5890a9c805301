package dev.drydock.application.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.device.agent.OrderAnswer;
import dev.drydock.application.device.report.DeviceReport;
import dev.drydock.application.fakes.Images;
import dev.drydock.application.fakes.ManualDeadlines;
import dev.drydock.application.fakes.TestDevice;
import dev.drydock.domain.boot.Slot;
import dev.drydock.domain.firmware.VersionProof;
import dev.drydock.domain.order.Outcome;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.update.AtRest.Completed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One update from the order to its end, with every port of the device faked. */
class WholeUpdateTest {
    private final TestDevice device = new TestDevice().start();

    @Test
    void an_update_runs_from_the_order_to_a_committed_image() {
        device.order(Images.order("u1"));

        device.run();

        assertThat(device.state())
                .isEqualTo(
                        new Completed(Images.order("u1"), Slot.B, Optional.of(VersionProof.VERSION), Optional.empty()));
        assertThat(device.slots.boot().running()).isEqualTo(Slot.B);
        assertThat(device.slots.boot().settled()).isTrue();
        assertThat(device.observer.crashes()).isEmpty();
    }

    @Test
    void every_state_is_in_the_journal_before_its_effects_begin() {
        device.log.clear();

        device.order(Images.order("u1"));
        device.run();

        assertThat(device.log.entries())
                .containsExactly(
                        "save Waiting",
                        "report Waiting",
                        "save Downloading",
                        "report Downloading",
                        "download",
                        "report Downloading",
                        "save Verifying",
                        "report Verifying",
                        "verify",
                        "save Ready",
                        "report Ready",
                        "awaitWindow",
                        "save Installing",
                        "report Installing",
                        "install",
                        "armed B",
                        "save Restarting",
                        "report Restarting",
                        "switchAndRestart",
                        "restart",
                        "boot B",
                        "save OnTrial",
                        "report OnTrial",
                        "checkHealth",
                        "save Committing",
                        "report Committing",
                        "commit",
                        "committed B",
                        "save Completed",
                        "report Completed");
    }

    @Test
    void an_image_that_cannot_tell_its_version_is_proven_by_its_digest() {
        device.admission = new dev.drydock.domain.admission.Admission(false, true);
        device.boot();
        var order = Images.order("u1");
        var versionless = new dev.drydock.domain.order.UpdateOrder(
                order.id(), order.uri(), Optional.empty(), order.size(), order.digest(), Optional.empty());

        device.order(versionless);
        device.run();

        assertThat(((Completed) device.state()).proof()).contains(VersionProof.DIGEST);
        assertThat(device.reports.last().currentVersion())
                .isEqualTo(order.digest().orElseThrow().shortForm());
    }

    @Test
    void the_sequence_only_grows_within_an_update_and_across_restarts() {
        for (int i = 1; i <= 5; i++) {
            device.order(Images.order("u" + i));
            device.run();
            device.kill().start().run();
        }

        assertThat(device.reports.sequences()).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void numbers_are_reserved_in_blocks_so_that_a_report_costs_no_save() {
        device.order(Images.order("u1"));
        device.run();
        long saves = device.journal.saves();

        for (int i = 0; i < 999; i++) {
            device.cancel("u1");
        }
        long ceiling = device.journal.memory().sequenceCeiling();

        assertThat(device.journal.saves()).isEqualTo(saves);
        assertThat(ceiling).isGreaterThan(device.reports.last().sequence());
        assertThat(device.journal.saves())
                .as("a save for each state, none for a report")
                .isEqualTo(device.log.count("save "))
                .isLessThanOrEqualTo(device.observer.entered().size());
    }

    @Test
    void milestones_tell_when_each_thing_truly_happened() {
        Instant start = ManualDeadlines.BEGINNING;
        device.order(Images.order("u1"));
        device.time.advance(Duration.ofSeconds(10));
        device.worker.runNext();
        device.time.advance(Duration.ofSeconds(10));
        device.worker.runNext();
        device.time.advance(Duration.ofSeconds(10));
        device.run();

        DeviceReport last = device.reports.last();
        assertThat(last.memory().milestones().started()).contains(start);
        assertThat(last.memory().milestones().downloadComplete()).contains(start.plusSeconds(10));
        assertThat(last.memory().milestones().startedApplying()).contains(start.plusSeconds(20));
        assertThat(last.memory().milestones().ended()).contains(start.plusSeconds(30));
        assertThat(last.memory().lastSuccess()).contains(start.plusSeconds(30));
        assertThat(last.logTime()).isEqualTo(start.plusSeconds(30));
    }

    @Test
    void a_new_order_begins_with_no_milestone_of_the_last_but_keeps_the_last_success() {
        device.order(Images.order("u1"));
        device.run();
        Instant success = device.time.now();
        device.time.advance(Duration.ofDays(1));

        device.order(Images.order("u2"));

        assertThat(device.journal.memory().milestones().downloadComplete()).isEmpty();
        assertThat(device.journal.memory().milestones().startedApplying()).isEmpty();
        assertThat(device.journal.memory().milestones().ended()).isEmpty();
        assertThat(device.reports.last().memory().lastSuccess()).contains(success);
    }

    @Test
    void the_last_five_outcomes_are_told_newest_first() {
        for (int i = 1; i <= 7; i++) {
            device.order(Images.order("u" + i));
            device.run();
        }

        List<Outcome> recent = device.reports.last().memory().ledger().recent();
        assertThat(recent).extracting(outcome -> outcome.id().value()).containsExactly("u7", "u6", "u5", "u4", "u3");
        assertThat(recent).extracting(Outcome::ending).containsOnly(Outcome.Ending.COMPLETED);
    }

    @Test
    void an_order_for_the_image_that_runs_is_completed_without_work() {
        device.order(Images.order("u1"));
        device.run();
        device.log.clear();

        assertThat(device.order(Images.order("u2", "u1")))
                .isCompletedWithValue(new OrderAnswer.Taken(Images.order("u2").id()));

        assertThat(device.log.entries()).containsExactly("save Completed", "report Completed");
        assertThat(((Completed) device.state()).note().orElseThrow().code()).isEqualTo(ReasonCode.ALREADY_INSTALLED);
    }

    @Test
    void what_is_proven_false_later_changes_the_outcome_once() {
        device.order(Images.order("u1"));
        device.run();
        device.slots.set(Slot.A, Slot.A, Optional.empty());

        device.boot().run();
        device.boot().run();

        Outcome outcome = device.journal.memory().ledger().recent().get(0);
        assertThat(outcome.id().value()).isEqualTo("u1");
        assertThat(outcome.ending()).isEqualTo(Outcome.Ending.ROLLED_BACK);
        assertThat(outcome.reason().orElseThrow().code()).isEqualTo(ReasonCode.REVERTED_LATER);
        assertThat(device.journal.memory().ledger().recent()).hasSize(1);
    }
}
