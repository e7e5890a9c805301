package dev.drydock.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.contract.TransportBench.RawAnswer;
import dev.drydock.application.service.call.CallOutcome;
import dev.drydock.application.service.call.MethodAnswer;
import dev.drydock.application.service.call.MethodCall;
import dev.drydock.application.service.twin.Presence;
import dev.drydock.domain.update.AtRest.Cancelled;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The part of the contract that is about calls. */
abstract class CallContract extends TransportScene {
    @Test
    void an_order_reaches_a_connected_device_and_its_answer_comes_back() {
        ContractDevice device = connected();

        MethodAnswer answer = answered(order(device, "u1"));

        assertThat(answer).isInstanceOf(MethodAnswer.Taken.class);
        assertThat(((MethodAnswer.Taken) answer).id()).contains(id("u1"));
        patiently().until(() -> device.begun().equals(List.of(id("u1"))));
    }

    @Test
    void a_device_id_may_hold_every_character_that_the_contract_allows() {
        ContractDevice device = device(prefix() + "Line.7:unit_3-b..").connect();
        awaitSeen(device);

        assertThat(answered(order(device, "u1")).isTaken()).isTrue();
        patiently().until(() -> reports(device.id(), "downloading"));
    }

    @Test
    void a_call_is_for_one_device_alone() {
        ContractDevice one = connected();
        ContractDevice other = device(one.id() + ".x").connect();
        awaitSeen(other);

        assertThat(answered(order(one, "u1")).isTaken()).isTrue();
        assertThat(answered(order(other, "u2")).isTaken()).isTrue();

        patiently()
                .until(() ->
                        one.begun().equals(List.of(id("u1"))) && other.begun().equals(List.of(id("u2"))));
    }

    @Test
    void a_device_that_has_left_does_not_get_a_call_then_or_later() {
        ContractDevice device = connected();
        device.leave();
        patiently()
                .until(() -> read(device.id())
                        .filter(twin -> twin.presence() != Presence.CONNECTED)
                        .isPresent());

        CallOutcome outcome = calling(device, new MethodCall.FirmwareUpdate(orderOf("u1")), Duration.ofSeconds(2))
                .join();

        assertThat(outcome).isInstanceOfAny(CallOutcome.NotConnected.class, CallOutcome.OutcomeUnknown.class);
        device.connect();
        awaitSeen(device);
        assertThat(answeredAtLast(device, new MethodCall.FirmwareUpdate(orderOf("u2")))
                        .isTaken())
                .as("u1 is not under way")
                .isTrue();
        patiently().until(() -> device.begun().equals(List.of(id("u2"))));
    }

    @Test
    void a_device_that_never_was_gets_no_call() {
        CallOutcome outcome = calling(device(), new MethodCall.FirmwareUpdate(orderOf("u1")), Duration.ofSeconds(2))
                .join();

        assertThat(outcome)
                .isInstanceOfAny(
                        CallOutcome.NotConnected.class,
                        CallOutcome.UnknownDevice.class,
                        CallOutcome.OutcomeUnknown.class);
    }

    @Test
    void a_call_that_is_not_answered_in_time_has_an_unknown_outcome() {
        ContractDevice device = connected();
        device.hold();
        long begun = System.nanoTime();

        CallOutcome outcome = calling(device, new MethodCall.FirmwareUpdate(orderOf("u1")), Duration.ofSeconds(1))
                .join();

        assertThat(outcome).isInstanceOf(CallOutcome.OutcomeUnknown.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isBetween(Duration.ofMillis(900), Duration.ofSeconds(8));
        device.release();
    }

    @Test
    void a_late_answer_is_not_taken_for_that_of_another_call() {
        ContractDevice device = connected();
        device.hold();
        assertThat(calling(device, new MethodCall.FirmwareUpdate(orderOf("u1")), Duration.ofSeconds(1))
                        .join())
                .isInstanceOf(CallOutcome.OutcomeUnknown.class);

        CompletableFuture<CallOutcome> second = calling(device, new MethodCall.FirmwareUpdate(orderOf("u2")), CALL);
        device.release();

        assertThat(answered(second.join()).wire().status())
                .as("u1 was taken late")
                .isEqualTo(409);
    }

    @Test
    void the_same_order_twice_is_answered_the_same_and_begun_once() {
        ContractDevice device = connected();

        assertThat(answered(order(device, "u1"))).isEqualTo(answered(order(device, "u1")));

        patiently().until(() -> device.begun().equals(List.of(id("u1"))));
    }

    @Test
    void many_calls_at_once_each_get_their_own_answer() {
        ContractDevice device = connected();
        order(device, "u0");
        List<CompletableFuture<CallOutcome>> calls = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            calls.add(calling(
                    device,
                    i % 2 == 0
                            ? new MethodCall.FirmwareUpdate(orderOf("u0"))
                            : new MethodCall.FirmwareUpdate(orderOf("u" + i)),
                    CALL));
        }

        for (int i = 0; i < 50; i++) {
            assertThat(answered(calls.get(i).join()).wire().status()).isEqualTo(i % 2 == 0 ? 200 : 409);
        }
    }

    @Test
    void a_refusal_comes_back_with_its_reason() {
        ContractDevice device = connected();
        order(device, "u1");

        MethodAnswer answer = answered(order(device, "u2"));

        assertThat(answer.wire().status()).isEqualTo(409);
        assertThat(answer).isInstanceOf(MethodAnswer.Busy.class);
        assertThat(answer.reason().orElseThrow().toString()).startsWith("busy: ");
    }

    @Test
    void a_cancel_reaches_the_device() {
        ContractDevice device = connected();
        order(device, "u1");

        MethodAnswer answer = answered(call(device, new MethodCall.CancelFirmwareUpdate(id("u1"))));

        assertThat(answer.wire().status()).isEqualTo(200);
        assertThat(device.state()).isEqualTo(new Cancelled(id("u1")));
    }

    @Test
    void a_device_that_is_there_gives_a_sign_of_life_when_it_is_asked_for_one() {
        ContractDevice device = connected();

        MethodAnswer answer = answered(call(device, new MethodCall.SignOfLife()));

        assertThat(answer.wire().status()).isEqualTo(404);
        assertThat(device.begun()).isEmpty();
    }

    @Test
    void an_unknown_method_is_answered_404() {
        ContractDevice device = connected();

        RawAnswer answer = service.callRaw(device.id(), "reboot", "{}");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).contains("unknown-method");
    }

    @Test
    void the_seeds_bare_order_is_taken_and_answered_in_its_words() {
        ContractDevice device = connected();

        RawAnswer answer =
                service.callRaw(device.id(), "firmwareUpdate", "{\"fwPackageUri\":\"http://test.com/image\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("\"Response\":\"Firmware update started\"");
    }

    @Test
    void what_is_no_order_is_answered_400() {
        ContractDevice device = connected();

        assertThat(service.callRaw(device.id(), "firmwareUpdate", "{\"fwPackageUri\":7}")
                        .status())
                .isEqualTo(400);
    }
}
