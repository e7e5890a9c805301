package dev.drydock.azure.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.azure.sdk.iot.device.ClientOptions;
import com.microsoft.azure.sdk.iot.device.DeviceClient;
import com.microsoft.azure.sdk.iot.device.IotHubClientProtocol;
import com.microsoft.azure.sdk.iot.device.IotHubStatusCode;
import com.microsoft.azure.sdk.iot.device.MessageType;
import com.microsoft.azure.sdk.iot.device.exceptions.IotHubClientException;
import com.microsoft.azure.sdk.iot.device.transport.IotHubTransportMessage;
import com.microsoft.azure.sdk.iot.device.twin.Twin;
import dev.drydock.azure.HubBench;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class TwinAnswerTest {
    private static final int REQUESTS = 200;
    private static final int PATIENCE_MILLIS = 60_000;
    private static final String TWIN = "{\"desired\":{\"$version\":1},\"reported\":{\"a\":\"b\",\"$version\":2}}";

    private final TwinAnswer answer = new TwinAnswer();

    private static IotHubTransportMessage message(String status, String body) {
        IotHubTransportMessage message =
                new IotHubTransportMessage(body.getBytes(StandardCharsets.UTF_8), MessageType.DEVICE_TWIN);
        message.setStatus(status);
        return message;
    }

    /** What the SDK does when its receiving thread is quicker than the one that brought the answer. */
    @Test
    void an_answer_of_which_the_sdk_says_only_that_it_was_taken_counts() throws Exception {
        answer.onResponseAcknowledged(message("200", TWIN), null);

        assertThat(answer.twin(0).getReportedProperties().get("a")).isEqualTo("b");
    }

    @Test
    void a_refusal_is_one_whichever_of_both_threads_tells_of_it() {
        answer.onResponseAcknowledged(message("429", ""), null);

        assertThatThrownBy(() -> answer.get(0))
                .isInstanceOfSatisfying(
                        IotHubClientException.class,
                        refusal -> assertThat(refusal.getStatusCode()).isEqualTo(IotHubStatusCode.THROTTLED));
    }

    @Test
    void an_answer_without_a_status_is_a_refusal() {
        answer.onResponseAcknowledged(message("what", ""), null);

        assertThatThrownBy(() -> answer.get(0)).hasMessageContaining("without a status");
    }

    @Test
    void nothing_is_too_late() {
        assertThatThrownBy(() -> answer.get(0)).isInstanceOf(TimeoutException.class);
        assertThatThrownBy(() -> answer.twin(0))
                .isInstanceOfSatisfying(
                        IotHubClientException.class,
                        late -> assertThat(late.getStatusCode())
                                .isEqualTo(IotHubStatusCode.DEVICE_OPERATION_TIMED_OUT));
    }

    @Test
    void no_answer_is_lost_by_the_sdk_however_quick_its_threads_are() throws Exception {
        try (HubBench hub = new HubBench()) {
            AzureDeviceSettings settings = hub.device("quick");
            DeviceClient client = new DeviceClient(
                    settings.connection().text(),
                    IotHubClientProtocol.MQTT,
                    ClientOptions.builder()
                            .sslContext(settings.tls().orElseThrow())
                            .sendInterval(1)
                            .receiveInterval(1)
                            .build());
            client.open(false);
            try {
                client.subscribeToDesiredProperties((twin, context) -> {}, null, PATIENCE_MILLIS);
                for (int request = 0; request < REQUESTS; request++) {
                    Twin twin = TwinAnswer.toGet(client).twin(PATIENCE_MILLIS);
                    assertThat(twin.getDesiredProperties().getVersion()).isEqualTo(1);
                    TwinAnswer.toReport(client, TwinDocuments.reported("{\"n\":" + request + "}"))
                            .get(PATIENCE_MILLIS);
                }
            } finally {
                client.close();
            }
        }
    }
}
