package dev.drydock.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.fakes.FakeDevices;
import dev.drydock.application.fakes.Images;
import dev.drydock.application.fakes.Reports;
import dev.drydock.application.service.call.CallOutcome;
import dev.drydock.application.service.call.MethodAnswer;
import dev.drydock.application.service.call.MethodCall;
import dev.drydock.application.service.twin.DeviceTwin;
import dev.drydock.application.service.twin.Reported;
import dev.drydock.application.service.twin.Written;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.order.UpdateOrder;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a device was told to do is called off. */
class StopUpdateTest {
    private static final DeviceId DEVICE = new DeviceId("d1");
    private static final UpdateOrder LEFT = Images.order("left");
    private static final Reported DOWNLOADING = Reports.of("u1", 5, "downloading");
    private static final Reported COMPLETED = Reports.of("u0", 5, "completed");
    private static final MethodAnswer DONE = new MethodAnswer(200, "{}", Optional.of("u1"), Optional.empty());

    private final FakeDevices devices = new FakeDevices();

    @Test
    void the_update_under_way_is_cancelled() {
        put(true, DOWNLOADING, null);
        devices.answer(new CallOutcome.Answered(DONE));

        assertThat(stop(null)).isEqualTo(new StopResult.Answered("u1", DONE));
        assertThat(devices.calls()).containsExactly(new MethodCall.CancelFirmwareUpdate(new UpdateId("u1")));
        assertThat(devices.log.entries()).containsExactly("read", "call");
    }

    @Test
    void what_was_left_is_taken_back_before_the_device_is_called() {
        put(true, COMPLETED, LEFT);
        devices.answer(new CallOutcome.Answered(DONE));

        assertThat(stop(null)).isEqualTo(new StopResult.Answered("left", DONE));
        assertThat(devices.log.entries()).containsExactly("read", "withdraw", "call");
    }

    @Test
    void what_was_left_for_a_device_that_is_away_is_withdrawn() {
        put(false, COMPLETED, LEFT);

        assertThat(stop(null)).isEqualTo(new StopResult.Withdrawn("left"));
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
        MethodAnswer refused = new MethodAnswer(409, "{}", Optional.empty(), Optional.of("past-no-return: x"));
        devices.answer(new CallOutcome.Answered(refused));

        assertThat(stop(null)).isEqualTo(new StopResult.Answered("u1", refused));
    }

    @Test
    void no_answer_is_not_taken_for_done_even_when_the_order_was_only_left() {
        put(true, COMPLETED, LEFT);
        devices.answer(new CallOutcome.OutcomeUnknown("no answer"));

        assertThat(stop(null)).isEqualTo(new StopResult.NotReached("left", "no answer"));
    }

    @Test
    void a_call_that_finds_nobody_leaves_it_at_the_withdrawal() {
        put(true, COMPLETED, LEFT);
        devices.answer(new CallOutcome.NotConnected());

        assertThat(stop(null)).isEqualTo(new StopResult.Withdrawn("left"));
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

    private void put(boolean connected, Reported reported, UpdateOrder left) {
        devices.put(new DeviceTwin(DEVICE, Optional.of(connected), Optional.of(reported), Optional.ofNullable(left)));
    }

    private StopResult stop(String id) {
        return new StopUpdate(devices, devices)
                .stop(DEVICE, Optional.ofNullable(id).map(UpdateId::new), Duration.ofSeconds(5))
                .toCompletableFuture()
                .join();
    }
}
