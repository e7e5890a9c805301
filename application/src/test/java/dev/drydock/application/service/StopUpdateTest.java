package dev.drydock.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.fakes.Answers;
import dev.drydock.application.fakes.DirectExecutor;
import dev.drydock.application.fakes.FakeDevices;
import dev.drydock.application.fakes.Images;
import dev.drydock.application.fakes.ManualDeadlines;
import dev.drydock.application.fakes.Reports;
import dev.drydock.application.service.call.CallOutcome;
import dev.drydock.application.service.call.MethodAnswer;
import dev.drydock.application.service.call.MethodCall;
import dev.drydock.application.service.stop.StopResult;
import dev.drydock.application.service.stop.StopUpdate;
import dev.drydock.application.service.twin.DeviceTwin;
import dev.drydock.application.service.twin.LeftOrder;
import dev.drydock.application.service.twin.Presence;
import dev.drydock.application.service.twin.Reported;
import dev.drydock.application.service.twin.Written;
import dev.drydock.application.service.word.ModuleStatus;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.ReasonCode;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An update is cancelled, under way or only left. */
class StopUpdateTest {
    private static final DeviceId DEVICE = new DeviceId("d1");
    private static final UpdateOrder LEFT = Images.order("left");
    private static final Reported DOWNLOADING = Reports.of("u1", 5, "downloading");
    private static final Reported COMPLETED = Reports.of("u0", 5, "completed");
    private static final Reported LATER =
            Reports.firmware("1.0.0", Reports.firmware(ModuleStatus.CURRENT, "", "", "", ""));
    private static final MethodAnswer DONE = Answers.taken("u1");

    private final FakeDevices devices = new FakeDevices();
    private final ManualDeadlines time = new ManualDeadlines();

    @Test
    void the_update_under_way_is_cancelled() {
        put(true, DOWNLOADING, null);
        devices.answer(new CallOutcome.Answered(DONE));

        assertThat(stop(null)).isEqualTo(new StopResult.Answered(new UpdateId("u1"), DONE));
        assertThat(devices.calls()).containsExactly(new MethodCall.CancelFirmwareUpdate(new UpdateId("u1")));
        assertThat(devices.log.entries()).containsExactly("read", "call");
    }

    @Test
    void what_was_left_is_taken_back_before_the_device_is_called() {
        put(true, COMPLETED, LEFT);
        devices.answer(new CallOutcome.Answered(DONE));

        assertThat(stop(null)).isEqualTo(new StopResult.Answered(new UpdateId("left"), DONE));
        assertThat(devices.log.entries()).containsExactly("read", "withdraw", "call");
    }

    @Test
    void what_was_left_for_a_device_that_is_away_is_withdrawn() {
        put(false, COMPLETED, LEFT);

        assertThat(stop(null)).isEqualTo(new StopResult.Withdrawn(new UpdateId("left")));
        assertThat(devices.log.entries()).containsExactly("read", "withdraw");
    }

    @Test
    void an_update_under_way_on_a_device_that_is_away_is_not_reached() {
        put(false, DOWNLOADING, null);

        assertThat(stop(null)).isInstanceOf(StopResult.NotReached.class);
    }

    @Test
    void what_was_left_is_taken_back_too_when_another_one_is_under_way() {
        put(true, DOWNLOADING, LEFT);
        devices.answer(new CallOutcome.Answered(DONE));

        stop(null);

        assertThat(devices.log.entries()).containsExactly("read", "withdraw", "call");
        assertThat(devices.calls()).containsExactly(new MethodCall.CancelFirmwareUpdate(new UpdateId("u1")));
    }

    @Test
    void another_order_that_was_left_stays_when_one_id_is_cancelled() {
        put(true, DOWNLOADING, LEFT);
        devices.answer(new CallOutcome.Answered(DONE));

        stop("u1");

        assertThat(devices.log.entries()).containsExactly("read", "call");
    }

    @Test
    void an_id_that_nobody_has_heard_of_is_sent_to_the_device_which_remembers_it() {
        put(true, COMPLETED, null);
        devices.answer(new CallOutcome.Answered(DONE));

        assertThat(stop("u9")).isInstanceOf(StopResult.Answered.class);
        assertThat(devices.calls()).containsExactly(new MethodCall.CancelFirmwareUpdate(new UpdateId("u9")));
    }

    @Test
    void with_nothing_under_way_and_nothing_left_there_is_nothing_to_cancel() {
        put(true, COMPLETED, null);

        assertThat(stop(null)).isEqualTo(new StopResult.NothingToCancel());
    }

    @Test
    void a_refusal_of_the_device_is_handed_on() {
        put(true, DOWNLOADING, null);
        MethodAnswer refused = Answers.refused(ReasonCode.PAST_NO_RETURN);
        devices.answer(new CallOutcome.Answered(refused));

        assertThat(stop(null)).isEqualTo(new StopResult.Answered(new UpdateId("u1"), refused));
    }

    @Test
    void no_answer_is_not_taken_for_done_even_when_the_order_was_only_left() {
        put(true, COMPLETED, LEFT);
        devices.answer(new CallOutcome.OutcomeUnknown("no answer"));

        assertThat(stop(null)).isEqualTo(new StopResult.NotReached(new UpdateId("left"), "no answer"));
    }

    @Test
    void a_call_that_finds_nobody_leaves_it_at_the_withdrawal() {
        put(true, COMPLETED, LEFT);
        devices.answer(new CallOutcome.NotConnected());

        assertThat(stop(null)).isEqualTo(new StopResult.Withdrawn(new UpdateId("left")));
    }

    @Test
    void a_throttled_call_says_that_it_was_throttled() {
        put(true, DOWNLOADING, null);
        devices.answer(new CallOutcome.Throttled(Duration.ofSeconds(1)));

        StopResult.NotReached result = (StopResult.NotReached) stop(null);

        assertThat(result.why()).contains("throttle").doesNotContain("not connected");
    }

    @Test
    void an_unknown_device_and_a_transport_out_of_reach_are_told_apart() {
        assertThat(stop(null)).isEqualTo(new StopResult.UnknownDevice());
        devices.unreachable("nothing listens");
        assertThat(stop(null)).isEqualTo(new StopResult.Unreachable("nothing listens"));
    }

    @Test
    void a_withdrawal_that_fails_is_told_and_nothing_is_called() {
        put(true, DOWNLOADING, LEFT);
        devices.write(new Written.Unreachable("refused"));

        assertThat(stop(null)).isEqualTo(new StopResult.Unreachable("refused"));
        assertThat(devices.calls()).isEmpty();
    }

    @Test
    void an_order_of_another_program_stays_and_is_told() {
        LeftOrder.Foreign foreign = new LeftOrder.Foreign("{}");
        devices.put(new DeviceTwin(DEVICE, Presence.AWAY, Optional.of(COMPLETED), Optional.of(foreign)));

        assertThat(stop(null)).isEqualTo(new StopResult.NotOurs(foreign));
        assertThat(devices.log.entries()).containsExactly("read");
    }

    @Test
    void an_update_under_way_is_cancelled_beside_an_order_of_another_program() {
        devices.put(new DeviceTwin(
                DEVICE, Presence.CONNECTED, Optional.of(DOWNLOADING), Optional.of(new LeftOrder.Foreign("{}"))));
        devices.answer(new CallOutcome.Answered(DONE));

        assertThat(stop(null)).isInstanceOf(StopResult.Answered.class);
        assertThat(devices.log.entries()).containsExactly("read", "call");
    }

    @Test
    void an_order_is_not_taken_away_from_under_a_program_that_takes_it_as_desired_alone() {
        put(true, LATER, LEFT);

        assertThat(stop(null)).isInstanceOf(StopResult.NotReached.class);
        assertThat(devices.log.entries()).containsExactly("read");
        put(false, LATER, LEFT);
        assertThat(stop(null)).isEqualTo(new StopResult.Withdrawn(new UpdateId("left")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"read", "withdraw"})
    void a_transport_that_does_not_answer_is_waited_for_as_long_as_a_device(String request) {
        put(true, COMPLETED, LEFT);
        devices.hang(request);

        CompletableFuture<StopResult> result = stopping(null);
        time.advance(Duration.ofMillis(4_999));
        assertThat(result).isNotDone();
        time.advance(Duration.ofMillis(1));

        assertThat(result).isCompletedWithValue(new StopResult.Unreachable("the transport did not answer in time"));
        assertThat(devices.calls()).isEmpty();
        assertThat(time.pending()).isZero();
    }

    private void put(boolean connected, Reported reported, UpdateOrder left) {
        Presence presence = connected ? Presence.CONNECTED : Presence.AWAY;
        Optional<LeftOrder> order = Optional.ofNullable(left).map(LeftOrder.Ours::new);
        devices.put(new DeviceTwin(DEVICE, presence, Optional.of(reported), order));
    }

    private StopResult stop(String id) {
        return stopping(id).getNow(null);
    }

    private CompletableFuture<StopResult> stopping(String id) {
        return new StopUpdate(new ServicePorts(devices, devices, time, new DirectExecutor()))
                .stop(DEVICE, Optional.ofNullable(id).map(UpdateId::new), Duration.ofSeconds(5))
                .toCompletableFuture();
    }
}
