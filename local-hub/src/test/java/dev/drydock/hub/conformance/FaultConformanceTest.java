package dev.drydock.hub.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.microsoft.azure.sdk.iot.device.IotHubClientProtocol;
import com.microsoft.azure.sdk.iot.device.IotHubStatusCode;
import com.microsoft.azure.sdk.iot.device.exceptions.IotHubClientException;
import com.microsoft.azure.sdk.iot.service.exceptions.IotHubGatewayTimeoutException;
import com.microsoft.azure.sdk.iot.service.exceptions.IotHubInternalServerErrorException;
import com.microsoft.azure.sdk.iot.service.exceptions.IotHubTooManyRequestsException;
import dev.drydock.hub.fault.Faults.Fault;
import dev.drydock.hub.fault.Operation;
import dev.drydock.hub.fault.Tier;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultConformanceTest {
    private static final String MATCHING = "SELECT * FROM devices WHERE properties.desired.a = 1";

    private HubUnderTest hub;
    private Services services;

    @BeforeEach
    void start() {
        hub = HubUnderTest.shared();
        services = hub.services();
        hub.hub().registerDevice("dev-1");
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void a_call_is_refused_as_often_as_was_asked_for() throws Exception {
        hub.hub().faults().happen(Operation.TWIN_READ, 1, new Fault.Refuse(429001));
        hub.hub().faults().happen(Operation.TWIN_READ, 1, new Fault.Refuse(500001));

        assertThatThrownBy(this::read)
                .isInstanceOf(IotHubTooManyRequestsException.class)
                .satisfies(e -> MethodConformanceTest.hasCode(e, 429001));
        assertThatThrownBy(this::read).isInstanceOf(IotHubInternalServerErrorException.class);
        assertThat(read()).isNotNull();
    }

    @Test
    void a_connection_that_drops_before_the_effect_leaves_the_twin_as_it_was() throws Exception {
        hub.hub().faults().happen(Operation.TWIN_UPDATE, 1, new Fault.DropBefore());

        assertThatThrownBy(this::patch).isInstanceOf(IOException.class);
        assertThat(read().getDesiredProperties()).isEmpty();
    }

    @Test
    void a_connection_that_drops_after_the_effect_leaves_the_twin_changed() throws Exception {
        hub.hub().faults().happen(Operation.TWIN_UPDATE, 1, new Fault.DropAfter());

        assertThatThrownBy(this::patch).isInstanceOf(IOException.class);
        assertThat(read().getDesiredProperties()).containsEntry("a", 1L);
    }

    @Test
    void a_method_whose_connection_drops_was_called_once_or_not_at_all() throws Exception {
        SdkDevice device = hub.connect("dev-1", IotHubClientProtocol.MQTT);
        hub.hub().faults().happen(Operation.METHOD, 1, new Fault.DropBefore());
        hub.hub().faults().happen(Operation.METHOD, 1, new Fault.DropAfter());

        assertThatThrownBy(() -> services.methods().invoke("dev-1", "echo", Services.call("first")))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> services.methods().invoke("dev-1", "echo", Services.call("second")))
                .isInstanceOf(IOException.class);

        assertThat(device.calls()).containsExactly("echo \"second\"");
    }

    @Test
    void a_call_that_is_delayed_is_carried_out_all_the_same() throws Exception {
        hub.hub().faults().happen(Operation.TWIN_READ, 1, new Fault.Delay(Duration.ofMillis(300)));

        long begun = System.nanoTime();

        assertThat(read()).isNotNull();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void a_refusal_that_is_delayed_is_a_refusal() {
        hub.hub().faults().delayEach(Duration.ofMillis(20));

        assertThatThrownBy(() -> services.twins().get("dev-9"))
                .satisfies(e -> MethodConformanceTest.hasCode(e, 404001));
    }

    @Test
    void a_device_is_turned_away_as_often_as_was_asked_for() throws Exception {
        hub.hub().faults().happen(Operation.CONNECT, 1, new Fault.Refuse(503001));

        assertThatThrownBy(() -> hub.connect("dev-1", IotHubClientProtocol.MQTT))
                .isInstanceOf(IotHubClientException.class);
        hub.connect("dev-1", IotHubClientProtocol.MQTT);
    }

    @Test
    void a_method_answer_that_is_lost_makes_a_time_out_though_the_device_did_it() throws Exception {
        SdkDevice device = hub.connect("dev-1", IotHubClientProtocol.MQTT);
        hub.hub().faults().loseMethodAnswers(1);

        assertThatThrownBy(() -> services.methods().invoke("dev-1", "echo", Services.call(1, 0, 5)))
                .isInstanceOf(IotHubGatewayTimeoutException.class);
        assertThat(device.calls()).hasSize(1);
        assertThat(services.methods().invoke("dev-1", "echo", Services.call(2)).getStatus())
                .isEqualTo(200);
    }

    @Test
    void a_twin_answer_that_is_lost_makes_a_time_out_though_the_report_is_there() throws Exception {
        SdkDevice device = hub.connect("dev-1", IotHubClientProtocol.MQTT);
        hub.hub().faults().loseTwinAnswers(1);

        assertThatThrownBy(() -> device.client().updateReportedProperties(TwinConformanceTest.reported("a", 1), 2000))
                .isInstanceOfSatisfying(
                        IotHubClientException.class,
                        e -> assertThat(e.getStatusCode()).isEqualTo(IotHubStatusCode.DEVICE_OPERATION_TIMED_OUT));
        assertThat(read().getReportedProperties()).containsEntry("a", 1L);
    }

    @Test
    void queries_that_lag_see_changes_later() throws Exception {
        hub.hub().faults().lagQueries(Duration.ofDays(1));
        assertThat(services.queries().queryTwins(MATCHING).hasNext()).isFalse();

        patch();

        assertThat(services.queries().queryTwins(MATCHING).hasNext()).isFalse();
        hub.hub().faults().lagQueries(Duration.ofMillis(1));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> services.queries().queryTwins(MATCHING).hasNext());
    }

    @Test
    void a_tier_lets_so_many_queries_through_and_no_more() throws Exception {
        hub.hub().faults().throttle(Tier.S1, 1, () -> 0);

        int through = 0;
        try {
            for (; through < 20; through++) {
                services.queries().queryTwins(MATCHING);
            }
        } catch (IotHubTooManyRequestsException e) {
            assertThat(e.getErrorCode()).isEqualTo(429001);
        }

        assertThat(through).isEqualTo(3);
        hub.hub().faults().end();
        assertThat(services.queries().queryTwins(MATCHING).hasNext()).isFalse();
    }

    @Test
    void a_fault_that_lasts_befalls_every_call_of_its_kind_until_it_ends() throws Exception {
        hub.hub().faults().last(Operation.TWIN_READ, new Fault.Refuse(429001));

        for (int call = 0; call < 5; call++) {
            assertThatThrownBy(this::read).isInstanceOf(IotHubTooManyRequestsException.class);
        }
        patch();

        hub.hub().faults().endLasting();
        assertThat(read().getDesiredProperties()).containsEntry("a", 1L);
    }

    private com.microsoft.azure.sdk.iot.service.twin.Twin read() throws Exception {
        return services.twins().get("dev-1");
    }

    private void patch() throws Exception {
        services.twins().patch(TwinConformanceTest.desired("a", 1));
    }
}
