package dev.drydock.azure.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.sdk.iot.device.ClientOptions;
import com.microsoft.azure.sdk.iot.device.DeviceClient;
import com.microsoft.azure.sdk.iot.device.IotHubClientProtocol;
import com.microsoft.azure.sdk.iot.device.twin.DirectMethodResponse;
import dev.drydock.application.service.call.CallOutcome;
import dev.drydock.azure.HubBench;
import dev.drydock.azure.HubScene;
import dev.drydock.azure.device.AzureDeviceSettings;
import dev.drydock.hub.fault.Faults.Fault;
import dev.drydock.hub.fault.Operation;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A call is never sent twice: counted at a device that remembers nothing. */
class MethodsUnderFaultsTest extends HubScene {
    private final HubBench hub = hub();
    private final String device = freshId();
    private final AtomicInteger delivered = new AtomicInteger();
    private final AzureServiceTransport service = service(hub);

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(new Fault.Refuse(500001), CallOutcome.OutcomeUnknown.class, 0),
                Arguments.of(new Fault.Refuse(502000), CallOutcome.OutcomeUnknown.class, 0),
                Arguments.of(new Fault.Refuse(503001), CallOutcome.OutcomeUnknown.class, 0),
                Arguments.of(new Fault.Refuse(404103), CallOutcome.NotConnected.class, 0),
                Arguments.of(new Fault.Refuse(404001), CallOutcome.UnknownDevice.class, 0),
                Arguments.of(new Fault.Refuse(401002), CallOutcome.Unreachable.class, 0),
                Arguments.of(new Fault.DropBefore(), CallOutcome.OutcomeUnknown.class, 0),
                Arguments.of(new Fault.DropAfter(), CallOutcome.OutcomeUnknown.class, 1));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void a_call_that_fails_is_not_sent_again(Fault fault, Class<? extends CallOutcome> outcome, int deliveries)
            throws Exception {
        connect();
        order(service, device, "u1");
        delivered.set(0);
        int before = hub.hub().faults().calls(Operation.METHOD);
        hub.hub().faults().happen(Operation.METHOD, 1, fault);

        assertThat(order(service, device, "u2")).isInstanceOf(outcome);

        patiently().until(() -> delivered.get() == deliveries);
        assertThat(hub.hub().faults().calls(Operation.METHOD) - before).isEqualTo(1);
    }

    /** A 429 says that nothing was passed on. */
    @ParameterizedTest
    @CsvSource({"2, Answered, 1, 3", "5, Throttled, 0, 4"})
    void a_call_that_the_hub_wants_later_is_made_again_four_times_in_all_and_delivered_once(
            int refusals, String outcome, int deliveries, int calls) throws Exception {
        connect();
        hub.hub().faults().happen(Operation.METHOD, refusals, new Fault.Refuse(429001));

        assertThat(order(service, device, "u1").getClass().getSimpleName()).isEqualTo(outcome);

        assertThat(delivered).hasValue(deliveries);
        assertThat(hub.hub().faults().calls(Operation.METHOD)).isEqualTo(calls);
    }

    @Test
    void a_call_whose_answer_is_lost_was_delivered_once() throws Exception {
        connect();
        hub.hub().faults().loseMethodAnswers(1);

        assertThat(order(service, device, "u1")).isInstanceOf(CallOutcome.OutcomeUnknown.class);

        assertThat(delivered).hasValue(1);
        assertThat(hub.hub().faults().calls(Operation.METHOD)).isEqualTo(1);
    }

    private void connect() throws Exception {
        AzureDeviceSettings settings = hub.device(device);
        DeviceClient client = new DeviceClient(
                settings.connection().text(),
                IotHubClientProtocol.MQTT,
                ClientOptions.builder().sslContext(settings.tls().orElseThrow()).build());
        AutoCloseable end = client::close;
        closing(end);
        client.open(false);
        client.subscribeToMethods(
                (name, payload, context) -> {
                    delivered.incrementAndGet();
                    return new DirectMethodResponse(200, "{\"Response\":\"Firmware update started\"}");
                },
                null,
                60_000);
    }
}
