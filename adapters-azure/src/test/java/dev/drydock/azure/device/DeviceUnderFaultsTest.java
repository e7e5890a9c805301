package dev.drydock.azure.device;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.sdk.iot.service.exceptions.IotHubException;
import com.microsoft.azure.sdk.iot.service.methods.DirectMethodRequestOptions;
import com.microsoft.azure.sdk.iot.service.twin.Twin;
import dev.drydock.application.fakes.Images;
import dev.drydock.application.service.call.CallOutcome;
import dev.drydock.application.service.twin.ReportedUpdate;
import dev.drydock.application.service.twin.Written;
import dev.drydock.azure.AgentOverHub;
import dev.drydock.azure.HubBench;
import dev.drydock.azure.HubScene;
import dev.drydock.azure.connection.DeviceConnection;
import dev.drydock.azure.service.AzureServiceTransport;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.hub.fault.Operation;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeviceUnderFaultsTest extends HubScene {
    private static final int PATIENCE_SECONDS = 60;

    private final String id = freshId();

    @Test
    void a_report_whose_answer_is_lost_is_sent_until_it_is_confirmed() {
        HubBench hub = hub();
        AzureServiceTransport service = service(hub);
        AgentOverHub device = connected(hub);
        order(service, id, "u1");
        patiently().until(() -> !device.begun().isEmpty() && state(service).equals(Optional.of("downloading")));

        hub.hub().faults().loseTwinAnswers(1);
        device.progress(41);
        device.progress(42);

        patiently()
                .until(() ->
                        reported(service, id).flatMap(ReportedUpdate::progress).equals(Optional.of(42)));
        assertThat(device.told().lost()).isEmpty();
    }

    @Test
    void a_device_whose_subscriptions_the_hub_forgot_can_be_called_after_it_returned() {
        HubBench hub = hub();
        AzureServiceTransport service = service(hub);
        AgentOverHub device = connected(hub);

        hub.hub().forgetSubscriptions(id);
        hub.hub().disconnect(id);

        patiently().until(() -> device.told().connected().size() == 2);
        assertThat(order(service, id, "u1")).isInstanceOf(CallOutcome.Answered.class);
        assertThat(done(service.twins().withdraw(new DeviceId(id)))).isEqualTo(new Written.Done());
    }

    /** The hub keeps what the device subscribed to, so that the call is there before the SDK knows who answers it. */
    @Test
    void a_call_that_waited_for_the_device_is_answered_though_it_comes_in_the_moment_of_the_connection()
            throws Exception {
        HubBench hub = hub();
        AzureServiceTransport service = service(hub);
        connected(hub).close();
        patiently()
                .until(() -> !clients(hub).twins().get(id).getConnectionState().equals("CONNECTED"));
        int calls = hub.hub().faults().calls(Operation.METHOD);
        CompletableFuture<Integer> answer = CompletableFuture.supplyAsync(() -> {
            try {
                return clients(hub)
                        .methods(PATIENCE_SECONDS)
                        .invoke(
                                id,
                                "nobody-knows-this",
                                DirectMethodRequestOptions.builder()
                                        .methodConnectTimeoutSeconds(PATIENCE_SECONDS / 2)
                                        .methodResponseTimeoutSeconds(PATIENCE_SECONDS / 2)
                                        .build())
                        .getStatus();
            } catch (IotHubException | IOException e) {
                throw new AssertionError(e);
            }
        });
        patiently().until(() -> hub.hub().faults().calls(Operation.METHOD) > calls);

        AgentOverHub again = connected(hub);

        assertThat(answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(404);
        assertThat(again.told().lost()).isEmpty();
        assertThat(order(service, id, "u1")).isInstanceOf(CallOutcome.Answered.class);
    }

    @Test
    void a_hub_that_was_killed_finds_the_device_back_with_its_last_report() {
        HubBench hub = hub();
        AzureServiceTransport service = service(hub);
        AgentOverHub device = connected(hub);
        order(service, id, "u1");
        patiently().until(() -> !device.begun().isEmpty() && state(service).equals(Optional.of("downloading")));
        hub.stop();
        device.progress(33);
        patiently().until(() -> !device.told().lost().isEmpty());

        hub.startAgain();

        patiently()
                .until(() ->
                        reported(service, id).flatMap(ReportedUpdate::progress).equals(Optional.of(33)));
    }

    @Test
    void what_other_applications_desire_does_not_disturb_an_order() throws Exception {
        HubBench hub = hub();
        AzureServiceTransport service = service(hub);
        hub.device(id);
        Twin others = new Twin(id);
        IntStream.range(0, 60)
                .forEach(
                        number -> others.getDesiredProperties().put("other-" + number + "-ünd/odd:名", "x".repeat(480)));
        others.getDesiredProperties().put("firmware2", List.of(1, "two", List.of()));
        others.getDesiredProperties().put("Firmware", 3.5);
        clients(hub).twins().patch(others);

        AgentOverHub device = connected(hub);
        assertThat(done(service.twins().desire(new DeviceId(id), Images.order("u1"))))
                .isEqualTo(new Written.Done());

        patiently().until(() -> device.begun().size() == 1);
        assertThat(state(service)).isPresent();
        assertThat(clients(hub).twins().get(id).getDesiredProperties()).hasSizeGreaterThan(60);
    }

    @Test
    void a_device_over_a_web_socket_takes_orders_and_reports() {
        HubBench hub = closing(HubBench.named("local-hub.test"));
        AzureServiceTransport service = service(hub);
        AzureDeviceSettings plain = hub.device(id);
        String address = "local-hub.test:" + hub.hub().restPort();
        AgentOverHub device = agent(new AzureDeviceSettings(
                DeviceConnection.parse(plain.connection().text().replace("local-hub.test", address)),
                true,
                plain.tls()));
        patiently().until(() -> !device.told().connected().isEmpty());

        assertThat(order(service, id, "u1")).isInstanceOf(CallOutcome.Answered.class);

        patiently().until(() -> state(service).equals(Optional.of("downloading")));
    }

    private AgentOverHub connected(HubBench hub) {
        AgentOverHub device = agent(hub.device(id));
        patiently().until(() -> !device.told().connected().isEmpty());
        return device;
    }

    private Optional<String> state(AzureServiceTransport service) {
        return reported(service, id).map(update -> update.state().text());
    }
}
