package dev.drydock.application.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.device.agent.CancelAnswer;
import dev.drydock.application.device.agent.OrderAnswer;
import dev.drydock.application.fakes.Images;
import dev.drydock.application.fakes.ScriptedSteps;
import dev.drydock.application.fakes.Stages;
import dev.drydock.application.fakes.TaskQueue;
import dev.drydock.application.fakes.TestDevice;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.update.AtRest.Completed;
import dev.drydock.domain.update.AtRest.Idle;
import dev.drydock.domain.update.Downloading;
import dev.drydock.domain.update.Stage;
import dev.drydock.domain.update.UpdatePolicy.Limit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Too much, too late, and bugs. */
class AgentUnderStrainTest {
    private static final UpdateOrder ORDER = Images.order("u1");

    private final TestDevice device = new TestDevice();
    private final TaskQueue mailbox = new TaskQueue();
    private final ScriptedSteps steps = new ScriptedSteps();

    @Test
    void what_comes_when_a_thousand_requests_wait_is_refused_at_once() {
        startSlow();
        List<CompletableFuture<OrderAnswer>> waiting = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            waiting.add(device.order(ORDER));
        }

        OrderAnswer refused = device.order(ORDER).getNow(null);
        CancelAnswer refusedToo = device.cancel("u1").getNow(null);

        assertThat(((OrderAnswer.NotReady) refused).reason().code()).isEqualTo(ReasonCode.NOT_READY);
        assertThat(refusedToo).isInstanceOf(CancelAnswer.NotReady.class);
        mailbox.runAll();
        assertThat(waiting).allMatch(answer -> answer.getNow(null) instanceof OrderAnswer.Taken);
        assertThat(device.log.count("save Waiting")).isEqualTo(1);
    }

    @Test
    void a_request_the_agent_does_not_come_to_in_five_seconds_is_refused_and_not_decided_later() {
        startSlow();
        CompletableFuture<OrderAnswer> answer = device.order(ORDER);
        device.time.advance(Duration.ofMillis(4999));
        assertThat(answer).isNotDone();

        device.time.advance(Duration.ofMillis(1));
        mailbox.runAll();

        assertThat(answer.getNow(null)).isInstanceOf(OrderAnswer.NotReady.class);
        assertThat(device.state()).isEqualTo(Idle.FRESH);
    }

    @Test
    void an_order_is_answered_when_its_report_is_acknowledged() {
        device.start();
        device.reports.acknowledge(false);

        CompletableFuture<OrderAnswer> answer = device.order(ORDER);
        assertThat(answer).isNotDone();
        device.reports.acknowledge(true);

        assertThat(answer).isCompletedWithValue(new OrderAnswer.Taken(ORDER.id()));
    }

    @Test
    void where_answers_follow_reports_an_order_is_answered_at_once() {
        device.start();
        device.reports.acknowledge(false);
        device.reports.letAnswersFollow();

        CompletableFuture<OrderAnswer> answer = device.order(ORDER);

        assertThat(answer).isCompletedWithValue(new OrderAnswer.Taken(ORDER.id()));
        assertThat(device.reports.last().memory().state().underway()).isPresent();
    }

    @Test
    void without_an_acknowledgement_an_order_is_answered_after_a_second() {
        device.start();
        device.reports.acknowledge(false);

        CompletableFuture<OrderAnswer> answer = device.order(ORDER);
        device.time.advance(Duration.ofMillis(999));
        assertThat(answer).isNotDone();
        device.time.advance(Duration.ofMillis(1));

        assertThat(answer).isCompletedWithValue(new OrderAnswer.Taken(ORDER.id()));
    }

    @Test
    void a_bug_in_a_step_is_told_and_the_state_ends_by_its_deadline() {
        startScripted();
        steps.last().end().completeExceptionally(new IllegalStateException("a bug"));

        assertThat(device.observer.crashes()).singleElement().isInstanceOf(IllegalStateException.class);
        device.time.advance(device.policy.limit(Limit.DOWNLOAD));
        assertThat(((Downloading) device.state()).attempt()).isEqualTo(2);
    }

    @Test
    void a_restart_waits_for_the_last_report_and_no_longer_than_a_second() {
        Stages.reach(device.start(), Stage.INSTALLING, ORDER);
        device.reports.acknowledge(false);
        device.worker.runAll();

        device.time.advance(Duration.ofMillis(999));
        device.worker.runAll();
        assertThat(device.log.count("restart")).isZero();
        device.time.advance(Duration.ofMillis(1));
        device.worker.runAll();

        assertThat(device.log.count("restart")).isEqualTo(1);
    }

    @Test
    void a_restart_comes_as_soon_as_the_last_report_is_acknowledged() {
        Stages.reach(device.start(), Stage.INSTALLING, ORDER);
        device.reports.acknowledge(false);
        device.worker.runAll();

        device.reports.acknowledge(true);
        device.worker.runAll();

        assertThat(device.log.count("restart")).isEqualTo(1);
        assertThat(device.runToRest().state()).isInstanceOf(Completed.class);
    }

    @Test
    void a_stopped_agent_ends_when_its_step_has_and_takes_nothing_more() {
        startScripted();
        CompletableFuture<Void> stopped = device.agent().stop().toCompletableFuture();
        assertThat(steps.last().stop().isStopped()).isTrue();
        assertThat(stopped).isNotDone();

        steps.last().end().complete(Optional.empty());

        assertThat(stopped).isDone();
        assertThat(device.order(Images.order("u2")).getNow(null)).isInstanceOf(OrderAnswer.NotReady.class);
    }

    @Test
    void a_sign_of_life_comes_when_the_mailbox_gets_to_it() {
        startSlow();
        CompletableFuture<Void> sign = device.agent().signOfLife().toCompletableFuture();
        assertThat(sign).isNotDone();

        mailbox.runAll();

        assertThat(sign).isDone();
    }

    @Test
    void a_stopped_agent_gives_no_sign_of_life() {
        device.start();
        device.agent().stop();

        assertThat(device.agent().signOfLife().toCompletableFuture()).isNotDone();
    }

    private void startSlow() {
        device.mailbox = mailbox;
        device.start();
        mailbox.runAll();
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
