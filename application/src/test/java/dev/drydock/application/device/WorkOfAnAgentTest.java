package dev.drydock.application.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.fakes.Images;
import dev.drydock.application.fakes.ScriptedSteps;
import dev.drydock.application.fakes.Stages;
import dev.drydock.application.fakes.TestDevice;
import dev.drydock.domain.boot.Slot;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.update.AtRest.Cancelled;
import dev.drydock.domain.update.AtRest.Failed;
import dev.drydock.domain.update.Downloading;
import dev.drydock.domain.update.Effect;
import dev.drydock.domain.update.Stage;
import dev.drydock.domain.update.Ticket;
import dev.drydock.domain.update.UpdateEvent;
import dev.drydock.domain.update.UpdatePolicy.Limit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One piece of work at a time, its progress, and what becomes of it when nobody wants it any more. */
class WorkOfAnAgentTest {
    private static final UpdateOrder ORDER = Images.order("u1");

    private final TestDevice device = new TestDevice();
    private final ScriptedSteps steps = new ScriptedSteps();

    @Test
    void progress_is_reported_every_five_percent_and_once_a_second_at_most() {
        startScripted();
        int before = device.reports.sent().size();

        for (int percent = 1; percent <= 100; percent++) {
            device.time.advance(Duration.ofMillis(100));
            steps.last().progress().accept(percent);
        }

        List<Integer> told = device
                .reports
                .sent()
                .subList(before, device.reports.sent().size())
                .stream()
                .map(report -> report.progress().orElseThrow())
                .toList();
        assertThat(told).containsExactly(5, 15, 25, 35, 45, 55, 65, 75, 85, 95);
    }

    @Test
    void progress_of_slow_work_is_reported_at_every_step_of_five() {
        startScripted();
        int before = device.reports.sent().size();

        for (int percent = 1; percent <= 100; percent++) {
            device.time.advance(Duration.ofMinutes(1));
            steps.last().progress().accept(percent);
        }

        assertThat(device.reports.sent().size() - before).isEqualTo(20);
        assertThat(device.journal.attempts()).isEqualTo(device.log.count("save "));
    }

    @Test
    void a_new_state_begins_without_the_progress_of_the_last() {
        startScripted();
        device.time.advance(Duration.ofSeconds(1));
        steps.last().progress().accept(50);
        Effect.Download work = (Effect.Download) steps.last().work();

        steps.last().end(new UpdateEvent.ImageDownloaded(work.ticket(), Images.measure(Images.image("u1"))));

        assertThat(device.reports.last().progress()).isEmpty();
    }

    @Test
    void the_late_progress_and_result_of_stopped_work_are_dropped() {
        startScripted();
        ScriptedSteps.Begun download = steps.last();
        Effect.Download work = (Effect.Download) download.work();
        device.cancel("u1");
        int sent = device.reports.sent().size();

        assertThat(download.stop().isStopped()).isTrue();
        download.progress().accept(90);
        download.end(new UpdateEvent.ImageDownloaded(work.ticket(), Images.measure(Images.image("u1"))));

        assertThat(device.state()).isEqualTo(new Cancelled(ORDER.id()));
        assertThat(device.reports.sent()).hasSize(sent);
        assertThat(device.observer.refused()).isEmpty();
    }

    @Test
    void an_event_of_another_attempt_is_refused() {
        startScripted();
        Ticket stale = new Ticket(ORDER.id(), Stage.DOWNLOADING, 7);

        steps.last().end(new UpdateEvent.ImageDownloaded(stale, Images.measure(Images.image("u1"))));

        assertThat(device.state()).isInstanceOf(Downloading.class);
        assertThat(device.observer.refused()).hasSize(1);
    }

    @Test
    void the_next_step_begins_only_when_the_stopped_one_has_ended() {
        startScripted();
        ScriptedSteps.Begun first = steps.last();
        device.cancel("u1");
        device.order(Images.order("u2"));
        device.time.runDue();
        assertThat(device.state()).isInstanceOf(Downloading.class);
        assertThat(steps.begun()).hasSize(1);

        first.end(new UpdateEvent.WorkFailed(
                new Ticket(ORDER.id(), Stage.DOWNLOADING, 1),
                dev.drydock.domain.reason.Reason.of(ReasonCode.CONNECTION_BROKEN)));

        assertThat(steps.begun()).hasSize(2);
        assertThat(((Effect.Download) steps.last().work()).order()).isEqualTo(Images.order("u2"));
    }

    @Test
    void a_restart_that_was_waited_for_in_vain_is_not_asked_for_once_the_update_has_failed() {
        Stages.reach(device.start(), Stage.RESTARTING, ORDER);
        device.time.advance(device.policy.limit(Limit.RESTART).multipliedBy(3));
        assertThat(device.state()).isInstanceOf(Failed.class);

        device.worker.runAll();

        assertThat(device.log.count("restart")).isLessThanOrEqualTo(1);
        assertThat(device.log.entries()).endsWith("disarm", "committed A");
    }

    @Test
    void a_slot_that_has_become_the_one_to_start_from_is_not_written_to() {
        Stages.reach(device.start(), Stage.DOWNLOADING, ORDER);
        device.slots.set(Slot.A, Slot.B, Optional.empty());

        device.worker.runAll();

        assertThat(((Failed) device.state()).reason().code()).isEqualTo(ReasonCode.SLOTS_CHANGED);
        assertThat(device.observer.crashes()).isEmpty();
    }

    /** A device whose download has begun and ends when the test says so. */
    private void startScripted() {
        device.workWith(steps);
        device.start();
        device.order(ORDER);
        device.time.runDue();
        assertThat(steps.begun()).hasSize(1);
    }
}
