package dev.drydock.azure.device;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.sdk.iot.device.ClientOptions;
import com.microsoft.azure.sdk.iot.device.DeviceClient;
import com.microsoft.azure.sdk.iot.device.IotHubClientProtocol;
import com.microsoft.azure.sdk.iot.service.exceptions.IotHubException;
import dev.drydock.application.device.journal.AgentMemory;
import dev.drydock.application.device.report.DeviceFacts;
import dev.drydock.application.device.report.DeviceReport;
import dev.drydock.azure.HubBench;
import dev.drydock.azure.HubScene;
import dev.drydock.domain.boot.Slot;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers of the hub to reports that are lost on their way. */
class LostAnswerTest {
    private final HubBench hub = new HubBench();
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final List<String> trouble = new CopyOnWriteArrayList<>();
    private final AzureStatusReports reports = new AzureStatusReports(thread, (over, why) -> trouble.add(why));
    private DeviceClient client;

    @BeforeEach
    void connect() throws Exception {
        AzureDeviceSettings settings = hub.device("lost");
        client = new DeviceClient(
                settings.connection().text(),
                IotHubClientProtocol.MQTT,
                ClientOptions.builder().sslContext(settings.tls().orElseThrow()).build());
        client.open(false);
        client.subscribeToDesiredProperties((twin, context) -> {}, null, 60_000);
        reports.connected(client);
    }

    @AfterEach
    void end() {
        client.close();
        thread.shutdownNow();
        hub.close();
    }

    @Test
    void a_report_whose_answer_is_lost_does_not_hold_up_the_next_which_confirms_both() {
        int before = reports();
        hub.hub().faults().loseTwinAnswers(1);

        CompletionStage<Void> first = reports.send(report(1));
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> hub.hub().faults().twinAnswersToLose() == 0);
        CompletionStage<Void> second = reports.send(report(2));

        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(first).isCompleted();
            assertThat(second).isCompleted();
        });
        assertThat(reports()).isEqualTo(before + 2);
        assertThat(trouble).isEmpty();
    }

    /** Reports that the hub took: one whose answer is given up is sent again, and makes one more. */
    private int reports() {
        try {
            return HubScene.clients(hub)
                    .twins()
                    .get("lost")
                    .getReportedProperties()
                    .getVersion();
        } catch (IotHubException | IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void the_last_report_is_sent_again_until_it_is_confirmed() {
        hub.hub().faults().loseTwinAnswers(1);

        CompletionStage<Void> only = reports.send(report(1));

        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(only).isCompleted());
        assertThat(trouble).isEmpty();
    }

    private static DeviceReport report(long sequence) {
        return new DeviceReport(
                sequence,
                Instant.EPOCH,
                AgentMemory.BLANK,
                Optional.empty(),
                "1.0.0",
                Slot.A,
                new DeviceFacts("gateway", "1.0.0"));
    }
}
