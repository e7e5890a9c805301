package dev.drydock.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.fakes.Answers;
import dev.drydock.application.fakes.DirectExecutor;
import dev.drydock.application.fakes.EventLog;
import dev.drydock.application.fakes.FakeDevices;
import dev.drydock.application.fakes.Images;
import dev.drydock.application.fakes.ManualDeadlines;
import dev.drydock.application.fakes.Reports;
import dev.drydock.application.service.call.CallOutcome;
import dev.drydock.application.service.call.MethodAnswer;
import dev.drydock.application.service.follow.Sighting;
import dev.drydock.application.service.twin.DeviceTwin;
import dev.drydock.application.service.twin.Presence;
import dev.drydock.application.service.twin.Reported;
import dev.drydock.application.service.word.ModuleStatus;
import dev.drydock.application.service.word.ReportedProof;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.order.Outcome.Ending;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** An update is started and followed as far as its terms say. */
class RunUpdateTest {
    private static final DeviceId DEVICE = new DeviceId("d1");
    private static final UpdateTerms PATIENT = terms(true, Optional.empty(), true);
    private static final UpdateTerms HASTY = terms(false, Optional.of(Duration.ofHours(1)), true);

    private final FakeDevices devices = new FakeDevices();
    private final ManualDeadlines time = new ManualDeadlines();
    private final EventLog told = new EventLog();

    @Test
    void an_update_is_followed_from_the_answer_to_its_end() {
        known(true, Reports.of("u0", 1, "completed"));
        answer(Answers.taken("u1"));

        CompletableFuture<UpdateResult> result = run(HASTY);
        devices.report(DEVICE, Reports.of("u1", 2, "downloading"));
        assertThat(result).isNotDone();
        devices.report(DEVICE, Reports.of("u1", 3, "completed"));

        assertThat(((UpdateResult.Ended) result.getNow(null)).ending()).isEqualTo(Ending.COMPLETED);
        assertThat(told.entries()).containsExactly("answered 200", "Changed", "Ended");
        assertThat(devices.watchers()).as("nobody watches any more").isZero();
        assertThat(time.pending()).isZero();
    }

    @Test
    void an_update_that_ended_before_it_was_followed_is_found() {
        known(true, Reports.withRecent("u2", 9, "downloading", "u1=failed"));
        answer(Answers.taken("u1"));

        assertThat(((UpdateResult.Ended) run(HASTY).getNow(null)).ending()).isEqualTo(Ending.FAILED);
        assertThat(devices.watchers()).isZero();
    }

    @Test
    void an_answer_for_another_update_is_an_error_and_nothing_is_followed() {
        known(true, Reports.of("u0", 1, "completed"));
        answer(Answers.taken("its-own"));

        CompletableFuture<UpdateResult> result = run(HASTY);

        assertThat(result).isCompletedWithValue(new UpdateResult.WrongAnswer(Answers.taken("its-own")));
        assertThat(devices.watchers()).isZero();
    }

    @Test
    void a_success_that_does_not_fit_the_order_is_not_a_success() {
        known(true, Reports.of("u0", 1, "completed"));
        answer(Answers.taken("u1"));

        CompletableFuture<UpdateResult> result = run(HASTY);
        devices.report(DEVICE, Reports.completed("u1", 2, "v-other", ReportedProof.VERSION));

        assertThat(((UpdateResult.NotAsOrdered) result.getNow(null)).why()).contains("v-u1", "v-other");
        assertThat(result.getNow(null).report()).isPresent();
        assertThat(told.entries()).containsExactly("answered 200", "NotAsOrdered");
    }

    @Test
    void a_device_that_takes_orders_as_desired_is_followed_by_the_status_of_its_firmware() {
        known(true, Reports.firmware("v-u0", Reports.firmware(ModuleStatus.CURRENT, "", "", "", "")));

        CompletableFuture<UpdateResult> result = run(HASTY);
        devices.report(
                DEVICE, Reports.firmware("v-u0", Reports.firmware(ModuleStatus.REBOOTING, "", "v-u1", "T1", "")));
        assertThat(result).isNotDone();
        devices.report(DEVICE, Reports.firmware("v-u1", Reports.firmware(ModuleStatus.CURRENT, "", "", "T1", "T2")));

        assertThat(((UpdateResult.Ended) result.getNow(null)).ending()).isEqualTo(Ending.COMPLETED);
        assertThat(told.entries()).containsExactly("left", "Changed", "Changed", "Ended");
        assertThat(devices.calls()).isEmpty();
        assertThat(devices.log.entries()).containsExactly("read", "desire");
    }

    @Test
    void the_whole_of_it_is_given_up_in_time_however_long_a_step_takes() {
        known(true, Reports.of("u0", 1, "completed"));
        devices.hang("call");
        Duration limit = Duration.ofSeconds(15);

        CompletableFuture<UpdateResult> result = run(terms(false, Optional.of(limit), true));
        time.advance(limit.minusMillis(1));
        assertThat(result).isNotDone();
        time.advance(Duration.ofMillis(1));

        assertThat(result.getNow(null)).isInstanceOf(UpdateResult.NotYetKnown.class);
        assertThat(time.pending()).isZero();
        assertThat(devices.watchers()).isZero();
    }

    @Test
    void an_unheard_order_that_cannot_be_left_is_given_up_in_time_too() {
        known(true, Reports.of("u0", 1, "completed"));
        devices.answer(new CallOutcome.OutcomeUnknown("no answer within 8 s"));
        devices.hang("desire");

        CompletableFuture<UpdateResult> result = run(terms(false, Optional.of(Duration.ofSeconds(15)), true));
        time.advance(Duration.ofSeconds(15));

        assertThat(result.getNow(null)).isInstanceOf(UpdateResult.NotYetKnown.class);
    }

    @Test
    void a_tutorials_device_is_done_when_its_last_success_changes() {
        known(true, Reports.tutorial("completed", "T0"));
        answer(Answers.taken());

        CompletableFuture<UpdateResult> result = run(HASTY);
        devices.report(DEVICE, Reports.tutorial("downloading", "T0"));
        devices.report(DEVICE, Reports.tutorial("completed", "T0"));
        assertThat(result).isNotDone();
        devices.report(DEVICE, Reports.tutorial("completed", "T1"));

        assertThat(((UpdateResult.Ended) result.getNow(null)).ending()).isEqualTo(Ending.COMPLETED);
    }

    @Test
    void a_refusal_is_the_result_and_nothing_is_followed() {
        known(true, Reports.of("u0", 1, "completed"));
        answer(Answers.busy());

        assertThat(run(PATIENT).getNow(null)).isInstanceOf(UpdateResult.Refused.class);
        assertThat(devices.watchers()).isZero();
    }

    @Test
    void an_order_that_was_left_is_not_waited_for_unless_asked() {
        known(false, Reports.of("u0", 1, "completed"));

        assertThat(run(HASTY).getNow(null)).isInstanceOf(UpdateResult.LeftForDevice.class);
        assertThat(told.entries()).containsExactly("left");
    }

    @Test
    void an_order_that_was_left_is_followed_when_the_device_returns() {
        known(false, Reports.of("u0", 1, "completed"));

        CompletableFuture<UpdateResult> result = run(PATIENT);
        time.advance(Duration.ofDays(30));
        assertThat(result).isNotDone();
        devices.report(DEVICE, Reports.of("u1", 2, "completed"));

        assertThat(result.getNow(null)).isInstanceOf(UpdateResult.Ended.class);
    }

    @Test
    void a_device_that_never_ends_is_given_up_when_the_terms_say() {
        known(true, Reports.of("u0", 1, "completed"));
        answer(Answers.taken("u1"));

        CompletableFuture<UpdateResult> result = run(HASTY);
        time.advance(Duration.ofMinutes(59));
        assertThat(result).isNotDone();
        time.advance(Duration.ofMinutes(1));

        assertThat(result.getNow(null)).isInstanceOf(UpdateResult.NotYetKnown.class);
        assertThat(devices.watchers()).isZero();
    }

    @Test
    void a_call_that_may_have_been_heard_is_followed_without_leaving_the_order() {
        known(true, Reports.of("u0", 1, "completed"));
        devices.answer(new CallOutcome.OutcomeUnknown("no answer"));

        CompletableFuture<UpdateResult> result = run(terms(false, Optional.of(Duration.ofHours(1)), false));
        devices.report(DEVICE, Reports.of("u1", 2, "completed"));

        assertThat(result.getNow(null)).isInstanceOf(UpdateResult.Ended.class);
        assertThat(devices.desired()).isEmpty();
    }

    @Test
    void what_keeps_an_update_from_starting_is_the_result() {
        assertThat(run(HASTY).getNow(null)).isEqualTo(new UpdateResult.UnknownDevice());
        devices.unreachable("nothing listens");
        CompletableFuture<UpdateResult> result = run(HASTY);
        time.advance(Duration.ofMinutes(1));
        assertThat(result).isCompletedWithValue(new UpdateResult.Unreachable("nothing listens"));
    }

    @Test
    void a_device_that_is_away_is_not_there_when_nothing_may_be_left() {
        known(false, Reports.of("u0", 1, "completed"));

        assertThat(run(terms(true, Optional.empty(), false)).getNow(null)).isInstanceOf(UpdateResult.NotThere.class);
    }

    private void known(boolean connected, Reported reported) {
        Presence presence = connected ? Presence.CONNECTED : Presence.AWAY;
        devices.put(new DeviceTwin(DEVICE, presence, Optional.of(reported), Optional.empty()));
    }

    private void answer(MethodAnswer answer) {
        devices.answer(Answers.outcome(answer));
    }

    private CompletableFuture<UpdateResult> run(UpdateTerms terms) {
        RunUpdate run = new RunUpdate(new ServicePorts(devices, devices, time, new DirectExecutor()));
        return run.run(DEVICE, Images.order("u1"), terms, new Telling()).toCompletableFuture();
    }

    private static UpdateTerms terms(boolean untilItReturns, Optional<Duration> giveUpAfter, boolean leave) {
        return new UpdateTerms(
                Duration.ofSeconds(60), Duration.ofSeconds(30), untilItReturns, giveUpAfter, leave, false);
    }

    private final class Telling implements UpdateListener {
        @Override
        public void answered(DeviceId device, MethodAnswer answer) {
            told.add("answered " + answer.wire().status());
        }

        @Override
        public void left(DeviceId device, String why) {
            told.add("left");
        }

        @Override
        public void sighted(DeviceId device, Sighting sighting) {
            told.add(sighting.getClass().getSimpleName());
        }
    }
}
