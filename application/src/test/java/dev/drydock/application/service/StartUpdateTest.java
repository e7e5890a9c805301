package dev.drydock.application.service;

import static dev.drydock.application.service.twin.Presence.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.fakes.Answers;
import dev.drydock.application.service.call.CallOutcome;
import dev.drydock.application.service.call.MethodAnswer;
import dev.drydock.application.service.twin.DeviceTwin;
import dev.drydock.application.service.twin.Written;
import dev.drydock.domain.reason.ReasonCode;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A device is told to update: by a call, or by what is left for it. */
class StartUpdateTest extends StartScene {
    @Test
    void an_order_that_was_taken_is_the_result_and_nothing_is_left() {
        devices.put(connected);
        devices.answer(Answers.outcome(Answers.taken("u1")));

        assertThat(result(LEAVING)).isEqualTo(new StartResult.Taken(Answers.taken("u1"), connected));
        assertThat(devices.desired()).isEmpty();
    }

    static Stream<MethodAnswer> answersThatTakeNothing() {
        return Stream.of(
                Answers.refused(ReasonCode.UPDATE_ID_REUSED),
                Answers.busy(),
                Answers.notReady(),
                Answers.unintelligible());
    }

    @ParameterizedTest
    @MethodSource("answersThatTakeNothing")
    void any_other_answer_is_the_result_and_nothing_is_left(MethodAnswer answer) {
        devices.put(connected);
        devices.answer(Answers.outcome(answer));

        assertThat(result(LEAVING)).isEqualTo(over(new UpdateResult.Refused(answer)));
        assertThat(devices.desired()).isEmpty();
        assertThat(told.entries()).containsExactly("answered " + answer.wire().status());
    }

    @Test
    void an_answer_for_another_update_than_the_one_ordered_is_an_error() {
        devices.put(connected);
        devices.answer(Answers.outcome(Answers.taken("other")));

        assertThat(result(LEAVING)).isEqualTo(over(new UpdateResult.WrongAnswer(Answers.taken("other"))));
    }

    @Test
    void an_order_that_was_left_before_is_taken_back_before_the_call() {
        devices.put(withOlderOrder);
        devices.answer(Answers.outcome(Answers.taken()));

        start(LEAVING);

        assertThat(devices.log.entries()).containsExactly("read", "withdraw", "call");
    }

    @Test
    void a_device_that_is_known_to_be_away_is_left_the_order_at_once() {
        devices.put(away);

        assertThat(result(LEAVING)).isInstanceOf(StartResult.Left.class);
        assertThat(devices.log.entries()).containsExactly("read", "desire");
        assertThat(devices.desired()).containsExactly(ORDER);
    }

    @Test
    void a_device_that_seems_away_is_called_where_twins_are_late() {
        devices.twinsAreLate();
        devices.put(away);
        devices.answer(Answers.outcome(Answers.taken()));

        assertThat(result(LEAVING)).isInstanceOf(StartResult.Taken.class);
        assertThat(devices.log.entries()).containsExactly("read", "call");
    }

    @Test
    void a_device_of_which_nobody_can_tell_is_called() {
        devices.put(new DeviceTwin(DEVICE, UNKNOWN, Optional.empty(), Optional.empty()));
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
    void nothing_is_ever_left_when_the_terms_forbid_it() {
        devices.put(connected);
        devices.answer(new CallOutcome.NotConnected());
        devices.answer(new CallOutcome.OutcomeUnknown("no answer"));

        assertThat(result(NOT_LEAVING)).isEqualTo(over(new UpdateResult.NotThere("the device is not connected")));
        assertThat(result(NOT_LEAVING)).isEqualTo(new StartResult.MayHaveBegun("no answer", connected));
        devices.put(away);
        assertThat(result(NOT_LEAVING)).isEqualTo(over(new UpdateResult.NotThere("the device is not connected")));
        assertThat(devices.desired()).isEmpty();
    }

    @Test
    void nothing_is_left_for_a_device_that_nobody_knows() {
        assertThat(result(LEAVING)).isEqualTo(over(new UpdateResult.UnknownDevice()));
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

        assertThat(result(LEAVING)).isEqualTo(over(new UpdateResult.UnknownDevice()));
        assertThat(devices.desired()).isEmpty();
    }

    @Test
    void a_withdrawal_that_fails_stops_everything() {
        devices.put(withOlderOrder);
        devices.write(new Written.Unreachable("refused"));

        assertThat(result(LEAVING)).isEqualTo(over(new UpdateResult.Unreachable("refused")));
        assertThat(devices.calls()).isEmpty();
    }

    @Test
    void an_order_that_cannot_be_left_is_not_said_to_be() {
        devices.put(away);
        devices.write(new Written.UnknownDevice());

        assertThat(result(LEAVING)).isEqualTo(over(new UpdateResult.UnknownDevice()));
        devices.write(new Written.Unreachable("refused"));
        assertThat(result(LEAVING)).isEqualTo(over(new UpdateResult.Unreachable("refused")));
    }
}
