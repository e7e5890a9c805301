package dev.drydock.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.fakes.FakeDevices;
import dev.drydock.application.fakes.Images;
import dev.drydock.application.fakes.ManualDeadlines;
import dev.drydock.application.service.call.CallOutcome;
import dev.drydock.application.service.call.MethodAnswer;
import dev.drydock.application.service.call.MethodCall;
import dev.drydock.application.service.twin.DeviceTwin;
import dev.drydock.application.service.twin.Written;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.order.UpdateOrder;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A device is told to update: by a call, or by what is left for it. */
class StartUpdateTest {
    private static final DeviceId DEVICE = new DeviceId("d1");
    private static final UpdateOrder ORDER = Images.order("u1");
    private static final UpdateTerms LEAVING =
            new UpdateTerms(Duration.ofSeconds(60), Duration.ofSeconds(30), false, Optional.empty(), true, false);
    private static final UpdateTerms NOT_LEAVING =
            new UpdateTerms(Duration.ofSeconds(60), Duration.ofSeconds(30), false, Optional.empty(), false, false);
    private static final UpdateTerms NEW_DEVICE =
            new UpdateTerms(Duration.ofSeconds(60), Duration.ofSeconds(30), false, Optional.empty(), true, true);

    private final FakeDevices devices = new FakeDevices();
    private final ManualDeadlines time = new ManualDeadlines();
    private final DeviceTwin connected = new DeviceTwin(DEVICE, Optional.of(true), Optional.empty(), Optional.empty());

    @ParameterizedTest
    @ValueSource(ints = {200, 400, 404, 409, 503})
    void an_answer_of_any_status_is_the_result_and_nothing_is_left(int status) {
        devices.put(connected);
        MethodAnswer answer = new MethodAnswer(status, "{}", Optional.of("u1"), Optional.empty());
        devices.answer(new CallOutcome.Answered(answer));

        assertThat(result(LEAVING)).isEqualTo(new StartResult.Answered(answer, connected));
        assertThat(devices.desired()).isEmpty();
    }

    @Test
    void what_was_left_before_is_taken_back_before_the_call() {
        devices.put(connected);
        devices.answer(new CallOutcome.Answered(new MethodAnswer(200, "{}", Optional.empty(), Optional.empty())));

        start(LEAVING);

        assertThat(devices.log.entries()).containsExactly("read", "withdraw", "call");
    }

    @Test
    void a_device_that_is_known_to_be_away_is_left_the_order_at_once() {
        devices.put(new DeviceTwin(DEVICE, Optional.of(false), Optional.empty(), Optional.empty()));

        assertThat(result(LEAVING)).isInstanceOf(StartResult.Left.class);
        assertThat(devices.log.entries()).containsExactly("read", "desire");
        assertThat(devices.desired()).containsExactly(ORDER);
    }

    @Test
    void a_device_that_seems_away_is_called_where_twins_are_late() {
        devices.twinsAreLate();
        devices.put(new DeviceTwin(DEVICE, Optional.of(false), Optional.empty(), Optional.empty()));
        devices.answer(new CallOutcome.Answered(new MethodAnswer(200, "{}", Optional.empty(), Optional.empty())));

        assertThat(result(LEAVING)).isInstanceOf(StartResult.Answered.class);
        assertThat(devices.log.entries()).containsExactly("read", "withdraw", "call");
    }

    @Test
    void a_device_of_which_nobody_can_tell_is_called() {
        devices.put(new DeviceTwin(DEVICE, Optional.empty(), Optional.empty(), Optional.empty()));
        devices.answer(new CallOutcome.NotConnected());

        assertThat(result(LEAVING)).isInstanceOf(StartResult.Left.class);
        assertThat(devices.calls()).hasSize(1);
    }

    @Test
    void a_call_that_did_not_reach_the_device_leaves_the_order_with_the_same_id() {
        devices.put(connected);
        devices.answer(new CallOutcome.NotConnected());

        start(LEAVING);

        assertThat(devices.desired()).containsExactly(ORDER);
    }

    @Test
    void a_call_of_unknown_outcome_leaves_the_order_with_the_same_id_and_does_not_call_again() {
        devices.put(connected);
        devices.answer(new CallOutcome.OutcomeUnknown("no answer"));

        assertThat(result(LEAVING)).isEqualTo(new StartResult.Left("no answer", Optional.of(connected)));
        assertThat(devices.desired()).containsExactly(ORDER);
        assertThat(time.pending()).isZero();
    }

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
        assertThat(devices.log.count("withdraw")).isEqualTo(1);
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
    void nothing_is_ever_left_when_the_terms_forbid_it() {
        devices.put(connected);
        devices.answer(new CallOutcome.NotConnected());
        devices.answer(new CallOutcome.OutcomeUnknown("no answer"));

        assertThat(result(NOT_LEAVING)).isInstanceOf(StartResult.NotThere.class);
        assertThat(result(NOT_LEAVING)).isEqualTo(new StartResult.MayHaveBegun("no answer", connected));
        devices.put(new DeviceTwin(DEVICE, Optional.of(false), Optional.empty(), Optional.empty()));
        assertThat(result(NOT_LEAVING)).isInstanceOf(StartResult.NotThere.class);
        assertThat(devices.desired()).isEmpty();
    }

    @Test
    void nothing_is_left_for_a_device_that_nobody_knows() {
        assertThat(result(LEAVING)).isEqualTo(new StartResult.UnknownDevice());
        assertThat(devices.log.entries()).containsExactly("read");
    }

    @Test
    void a_new_device_is_left_its_first_order_when_that_is_asked_for() {
        assertThat(result(NEW_DEVICE)).isInstanceOf(StartResult.Left.class);
        assertThat(devices.desired()).containsExactly(ORDER);
    }

    @Test
    void a_call_that_finds_no_such_device_leaves_nothing() {
        devices.put(connected);
        devices.answer(new CallOutcome.UnknownDevice());

        assertThat(result(LEAVING)).isEqualTo(new StartResult.UnknownDevice());
        assertThat(devices.desired()).isEmpty();
    }

    @Test
    void a_call_that_was_not_passed_on_is_made_again_with_the_same_order() {
        devices.put(connected);
        devices.answer(new CallOutcome.Unreachable("no connection"));
        devices.answer(new CallOutcome.Throttled(Duration.ofSeconds(3)));
        devices.answer(new CallOutcome.Answered(new MethodAnswer(200, "{}", Optional.empty(), Optional.empty())));

        CompletableFuture<StartResult> result = start(LEAVING);
        assertThat(devices.calls()).hasSize(1);
        time.advanceToNext();
        assertThat(devices.calls()).hasSize(2);
        time.advance(Duration.ofMillis(2999));
        assertThat(devices.calls()).as("the pause that was asked for").hasSize(2);
        time.advanceToNext();

        assertThat(result.join()).isInstanceOf(StartResult.Answered.class);
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

        assertThat(result).isCompletedWithValue(new StartResult.Unreachable("no connection"));
        assertThat(Duration.between(ManualDeadlines.BEGINNING, time.now())).isLessThan(Duration.ofSeconds(45));
        assertThat(devices.calls()).hasSizeBetween(5, 10);
        assertThat(devices.desired()).isEmpty();
    }

    @Test
    void a_throttle_longer_than_the_time_set_is_not_waited_for() {
        devices.put(connected);
        devices.answer(new CallOutcome.Throttled(Duration.ofMinutes(5)));

        assertThat(result(LEAVING)).isInstanceOf(StartResult.Unreachable.class);
    }

    @Test
    void a_transport_that_cannot_be_reached_is_told_as_such() {
        devices.unreachable("nothing listens");

        assertThat(result(NEW_DEVICE)).isEqualTo(new StartResult.Unreachable("nothing listens"));
        assertThat(devices.log.entries()).containsOnly("read");
    }

    @Test
    void a_transport_that_comes_back_in_time_is_used() {
        devices.put(connected);
        devices.unreachable("nothing listens");
        devices.answer(new CallOutcome.Answered(new MethodAnswer(200, "{}", Optional.empty(), Optional.empty())));
        CompletableFuture<StartResult> result = start(LEAVING);
        assertThat(result).isNotDone();

        devices.reachable();
        time.advance(Duration.ofSeconds(10));

        assertThat(result.getNow(null)).isInstanceOf(StartResult.Answered.class);
        assertThat(devices.calls()).hasSize(1);
    }

    @Test
    void a_withdrawal_that_fails_stops_everything() {
        devices.put(connected);
        devices.write(new Written.Unreachable("refused"));

        assertThat(result(LEAVING)).isEqualTo(new StartResult.Unreachable("refused"));
        assertThat(devices.calls()).isEmpty();
    }

    @Test
    void an_order_that_cannot_be_left_is_not_said_to_be() {
        devices.put(new DeviceTwin(DEVICE, Optional.of(false), Optional.empty(), Optional.empty()));
        devices.write(new Written.UnknownDevice());

        assertThat(result(LEAVING)).isEqualTo(new StartResult.UnknownDevice());
        devices.write(new Written.Unreachable("refused"));
        assertThat(result(LEAVING)).isEqualTo(new StartResult.Unreachable("refused"));
    }

    /** Lets time pass until there is a result. */
    private StartResult result(UpdateTerms terms) {
        CompletableFuture<StartResult> result = start(terms);
        while (!result.isDone()) {
            assertThat(time.advanceToNext())
                    .as("there is something to wait for")
                    .isTrue();
        }
        return result.join();
    }

    private CompletableFuture<StartResult> start(UpdateTerms terms) {
        return new StartUpdate(devices, devices, time)
                .start(DEVICE, ORDER, terms)
                .toCompletableFuture();
    }
}
