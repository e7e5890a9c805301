package dev.drydock.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.fakes.Answers;
import dev.drydock.application.fakes.ManualDeadlines;
import dev.drydock.application.fakes.TaskQueue;
import dev.drydock.application.service.call.CallOutcome;
import dev.drydock.application.service.call.MethodCall;
import dev.drydock.application.service.twin.Written;
import dev.drydock.application.time.TimeLimit;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A transport that does not answer is tried again, and given up in time. */
class StartInTimeTest extends StartScene {
    @Test
    void a_call_that_may_have_been_heard_is_not_made_again_when_the_order_cannot_be_left_at_once() {
        devices.put(connected);
        devices.answer(new CallOutcome.OutcomeUnknown("no answer"));
        devices.leave(new Written.Unreachable("no connection"));
        CompletableFuture<StartResult> result = start(LEAVING);
        time.advance(Duration.ofSeconds(5));
        assertThat(result).isNotDone();

        devices.leave(new Written.Done());
        time.advance(Duration.ofSeconds(10));

        assertThat(result).isCompletedWithValue(new StartResult.Left("no answer", Optional.of(connected)));
        assertThat(devices.calls()).hasSize(1);
        assertThat(devices.log.count("withdraw")).isZero();
    }

    @Test
    void an_order_that_may_have_been_heard_and_cannot_be_left_may_have_begun() {
        devices.put(connected);
        devices.answer(new CallOutcome.OutcomeUnknown("no answer"));
        devices.leave(new Written.Unreachable("no connection"));

        assertThat(result(LEAVING)).isEqualTo(new StartResult.MayHaveBegun("no answer", connected));
        assertThat(devices.calls()).hasSize(1);
    }

    @Test
    void once_the_order_may_lie_ready_nothing_but_leaving_it_is_tried_again() {
        devices.put(connected);
        devices.answer(new CallOutcome.NotConnected());
        devices.leave(new Written.Unreachable("no connection"));
        CompletableFuture<StartResult> result = start(LEAVING);
        time.advance(Duration.ofSeconds(5));

        devices.leave(new Written.Done());
        time.advance(Duration.ofSeconds(10));

        assertThat(result.getNow(null)).isInstanceOf(StartResult.Left.class);
        assertThat(devices.calls()).hasSize(1);
    }

    @Test
    void a_call_that_was_not_passed_on_is_made_again_with_the_same_order() {
        devices.put(connected);
        devices.answer(new CallOutcome.Unreachable("no connection"));
        devices.answer(new CallOutcome.Throttled(Duration.ofSeconds(3)));
        devices.answer(Answers.outcome(Answers.taken()));

        CompletableFuture<StartResult> result = start(LEAVING);
        assertThat(devices.calls()).hasSize(1);
        time.advanceToNext();
        assertThat(devices.calls()).hasSize(2);
        time.advance(Duration.ofMillis(2999));
        assertThat(devices.calls()).as("the pause that was asked for").hasSize(2);
        time.advanceToNext();

        assertThat(result.join()).isInstanceOf(StartResult.Taken.class);
        assertThat(devices.calls()).containsOnly(new MethodCall.FirmwareUpdate(ORDER));
    }

    @Test
    void what_cannot_be_reached_is_given_up_within_the_time_set_and_leaves_nothing() {
        devices.put(connected);
        for (int i = 0; i < 100; i++) {
            devices.answer(new CallOutcome.Unreachable("no connection"));
        }

        CompletableFuture<StartResult> result = start(LEAVING);
        while (!result.isDone() && time.advanceToNext()) {
            continue;
        }

        assertThat(result).isCompletedWithValue(over(new UpdateResult.Unreachable("no connection")));
        assertThat(Duration.between(ManualDeadlines.BEGINNING, time.now())).isLessThan(Duration.ofSeconds(45));
        assertThat(devices.calls()).hasSizeBetween(5, 10);
        assertThat(devices.desired()).isEmpty();
    }

    @Test
    void a_throttle_longer_than_the_time_set_is_not_waited_for() {
        devices.put(connected);
        devices.answer(new CallOutcome.Throttled(Duration.ofMinutes(5)));

        assertThat(result(LEAVING))
                .isEqualTo(over(new UpdateResult.Unreachable("the transport throttles; try again later")));
    }

    @Test
    void a_transport_that_cannot_be_reached_is_told_as_such() {
        devices.unreachable("nothing listens");

        assertThat(result(NEW_DEVICE)).isEqualTo(over(new UpdateResult.Unreachable("nothing listens")));
        assertThat(devices.log.entries()).containsOnly("read");
    }

    @Test
    void a_transport_that_comes_back_in_time_is_used() {
        devices.put(connected);
        devices.unreachable("nothing listens");
        devices.answer(Answers.outcome(Answers.taken()));
        CompletableFuture<StartResult> result = start(LEAVING);
        assertThat(result).isNotDone();

        devices.reachable();
        time.advance(Duration.ofSeconds(10));

        assertThat(result.getNow(null)).isInstanceOf(StartResult.Taken.class);
        assertThat(devices.calls()).hasSize(1);
    }

    @Test
    void a_read_without_an_answer_ends_when_the_time_to_reach_the_transport_is_over() {
        devices.put(connected);
        devices.hang("read");
        CompletableFuture<StartResult> result = start(LEAVING);

        time.advance(Duration.ofMillis(29_999));
        assertThat(result).isNotDone();
        time.advance(Duration.ofMillis(1));

        assertThat(result)
                .isCompletedWithValue(over(new UpdateResult.Unreachable("the transport did not answer in time")));
        assertThat(time.pending()).isZero();
    }

    @Test
    void a_withdrawal_without_an_answer_ends_so_too_and_nothing_is_called() {
        devices.put(withOlderOrder);
        devices.hang("withdraw");
        CompletableFuture<StartResult> result = start(LEAVING);

        time.advance(Duration.ofSeconds(30));

        assertThat(result.getNow(null)).isInstanceOf(StartResult.Over.class);
        assertThat(devices.calls()).isEmpty();
    }

    @Test
    void an_order_whose_leaving_is_never_confirmed_ends_so_too() {
        devices.put(away);
        devices.hang("desire");
        CompletableFuture<StartResult> result = start(LEAVING);

        time.advance(Duration.ofSeconds(30));

        assertThat(result)
                .isCompletedWithValue(over(
                        new UpdateResult.Unreachable("the transport did not confirm in time that the order was left")));
    }

    @Test
    void an_unheard_call_whose_order_is_never_confirmed_to_be_left_may_have_begun() {
        devices.put(connected);
        devices.answer(new CallOutcome.OutcomeUnknown("no answer"));
        devices.hang("desire");
        CompletableFuture<StartResult> result = start(LEAVING);

        time.advance(Duration.ofSeconds(30));

        assertThat(result).isCompletedWithValue(new StartResult.MayHaveBegun("no answer", connected));
    }

    @Test
    void the_limit_of_the_whole_ends_the_start_wherever_it_is() {
        devices.put(connected);
        devices.hang("call");
        CompletableFuture<StartResult> result = new StartUpdate(ports())
                .start(DEVICE, ORDER, LEAVING, new Telling(), new TimeLimit(time, Optional.of(Duration.ofSeconds(15))))
                .toCompletableFuture();

        time.advance(Duration.ofSeconds(14));
        assertThat(result).isNotDone();
        time.advance(Duration.ofSeconds(1));

        assertThat(result)
                .isCompletedWithValue(new StartResult.MayHaveBegun("the device did not answer in time", connected));
        assertThat(devices.desired()).isEmpty();
    }

    @Test
    void nothing_is_done_after_the_end_when_an_answer_comes_late() {
        devices.put(withOlderOrder);
        CompletableFuture<Written> late = devices.hang("withdraw");
        CompletableFuture<StartResult> result = start(LEAVING);
        time.advance(Duration.ofSeconds(30));
        assertThat(result).isDone();

        late.complete(new Written.Done());

        assertThat(devices.calls()).isEmpty();
        assertThat(time.pending()).isZero();
    }

    @Test
    void all_of_it_runs_on_the_mailbox() {
        devices.put(away);
        TaskQueue mailbox = new TaskQueue();

        CompletableFuture<StartResult> result = new StartUpdate(new ServicePorts(devices, devices, time, mailbox))
                .start(DEVICE, ORDER, LEAVING, new Telling(), new TimeLimit(time, Optional.empty()))
                .toCompletableFuture();
        assertThat(devices.log.entries()).isEmpty();
        mailbox.runNext();
        assertThat(devices.log.entries()).containsExactly("read");
        mailbox.runNext();
        assertThat(devices.log.entries()).containsExactly("read", "desire");
        mailbox.runAll();

        assertThat(result).isDone();
    }
}
