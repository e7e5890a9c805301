package dev.drydock.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.fakes.Answers;
import dev.drydock.application.fakes.DirectExecutor;
import dev.drydock.application.fakes.FakeDevices;
import dev.drydock.application.fakes.ManualDeadlines;
import dev.drydock.application.fakes.TaskQueue;
import dev.drydock.application.service.call.CallOutcome;
import dev.drydock.application.service.call.MethodCall;
import dev.drydock.application.service.forget.ForgetDevice;
import dev.drydock.application.service.forget.ForgetResult;
import dev.drydock.application.service.twin.DeviceTwin;
import dev.drydock.application.service.twin.Presence;
import dev.drydock.application.service.twin.Written;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.reason.ReasonCode;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A device is removed when it is gone, whatever its presence says. */
class ForgetDeviceTest {
    private static final DeviceId DEVICE = new DeviceId("d1");

    private final FakeDevices devices = new FakeDevices();
    private final ManualDeadlines time = new ManualDeadlines();

    @ParameterizedTest
    @EnumSource(names = {"AWAY", "UNKNOWN"})
    void a_device_that_is_not_seen_is_forgotten_without_a_question(Presence presence) {
        put(presence);

        assertThat(forget(false)).isCompletedWithValue(new ForgetResult.Forgotten());
        assertThat(devices.log.entries()).containsExactly("read", "forget");
    }

    @Test
    void a_device_that_gives_a_sign_of_life_stays() {
        put(Presence.CONNECTED);
        devices.answer(Answers.outcome(Answers.refused(ReasonCode.UNKNOWN_METHOD)));

        assertThat(forget(false)).isCompletedWithValue(new ForgetResult.StillThere());
        assertThat(devices.calls()).containsExactly(new MethodCall.SignOfLife());
        assertThat(devices.log.count("forget")).isZero();
        assertThat(time.pending()).isZero();
    }

    @Test
    void a_device_that_only_seems_connected_is_forgotten_when_nobody_takes_the_call() {
        put(Presence.CONNECTED);
        devices.answer(new CallOutcome.NotConnected());

        assertThat(forget(false)).isCompletedWithValue(new ForgetResult.Forgotten());
    }

    @Test
    void a_device_that_does_not_answer_for_ten_seconds_is_forgotten() {
        put(Presence.CONNECTED);
        devices.hang("call");

        CompletableFuture<ForgetResult> result = forget(false);
        time.advance(Duration.ofMillis(9_999));
        assertThat(result).isNotDone();
        time.advance(Duration.ofMillis(1));

        assertThat(result).isCompletedWithValue(new ForgetResult.Forgotten());
    }

    @Test
    void an_answer_in_the_moment_in_which_the_patience_ends_keeps_the_device() {
        TaskQueue mailbox = new TaskQueue();
        put(Presence.CONNECTED);
        CompletableFuture<CallOutcome> call = devices.hang("call");
        CompletableFuture<ForgetResult> result = forget(false, mailbox);
        mailbox.runAll();

        call.complete(Answers.outcome(Answers.refused(ReasonCode.UNKNOWN_METHOD)));
        time.advance(ForgetDevice.PATIENCE);
        mailbox.runAll();

        assertThat(result).isCompletedWithValue(new ForgetResult.StillThere());
        assertThat(devices.log.count("forget")).isZero();
    }

    @Test
    void a_question_that_broke_is_not_taken_for_silence() {
        put(Presence.CONNECTED);
        devices.answer(new CallOutcome.OutcomeUnknown("the connection broke"));
        devices.answer(new CallOutcome.Throttled(Duration.ofSeconds(1)));
        devices.answer(new CallOutcome.Unreachable("no connection"));

        assertThat(forget(false)).isCompletedWithValue(new ForgetResult.NotAsked("the connection broke"));
        assertThat(forget(false).getNow(null)).isInstanceOf(ForgetResult.NotAsked.class);
        assertThat(forget(false)).isCompletedWithValue(new ForgetResult.Unreachable("no connection"));
        assertThat(devices.log.count("forget")).isZero();
        assertThat(time.pending()).isZero();
    }

    @Test
    void force_asks_nobody() {
        put(Presence.CONNECTED);

        assertThat(forget(true)).isCompletedWithValue(new ForgetResult.Forgotten());
        assertThat(devices.calls()).isEmpty();
    }

    @Test
    void an_unknown_device_and_a_transport_out_of_reach_are_told_apart() {
        assertThat(forget(true)).isCompletedWithValue(new ForgetResult.UnknownDevice());
        put(Presence.AWAY);
        devices.write(new Written.Unreachable("refused"));
        assertThat(forget(false)).isCompletedWithValue(new ForgetResult.Unreachable("refused"));
        devices.unreachable("nothing listens");
        assertThat(forget(false)).isCompletedWithValue(new ForgetResult.Unreachable("nothing listens"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"read", "forget"})
    void a_transport_that_does_not_answer_is_not_waited_for_any_longer(String request) {
        put(Presence.AWAY);
        devices.hang(request);

        CompletableFuture<ForgetResult> result = forget(false);
        time.advance(ForgetDevice.PATIENCE);

        assertThat(result).isCompletedWithValue(new ForgetResult.Unreachable("the transport did not answer in time"));
        assertThat(time.pending()).isZero();
    }

    private void put(Presence presence) {
        devices.put(new DeviceTwin(DEVICE, presence, Optional.empty(), Optional.empty()));
    }

    private CompletableFuture<ForgetResult> forget(boolean force) {
        return forget(force, new DirectExecutor());
    }

    private CompletableFuture<ForgetResult> forget(boolean force, Executor mailbox) {
        return new ForgetDevice(new ServicePorts(devices, devices, time, mailbox))
                .forget(DEVICE, force)
                .toCompletableFuture();
    }
}
