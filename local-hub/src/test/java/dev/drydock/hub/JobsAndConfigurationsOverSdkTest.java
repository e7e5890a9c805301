package dev.drydock.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.microsoft.azure.sdk.iot.device.DeviceClient;
import com.microsoft.azure.sdk.iot.device.twin.TwinCollection;
import com.microsoft.azure.sdk.iot.service.configurations.Configuration;
import com.microsoft.azure.sdk.iot.service.configurations.ConfigurationContent;
import com.microsoft.azure.sdk.iot.service.configurations.ConfigurationMetrics;
import com.microsoft.azure.sdk.iot.service.exceptions.IotHubConflictException;
import com.microsoft.azure.sdk.iot.service.exceptions.IotHubException;
import com.microsoft.azure.sdk.iot.service.exceptions.IotHubTooManyRequestsException;
import com.microsoft.azure.sdk.iot.service.jobs.DirectMethodsJobOptions;
import com.microsoft.azure.sdk.iot.service.jobs.ScheduledJob;
import com.microsoft.azure.sdk.iot.service.jobs.ScheduledJobStatus;
import com.microsoft.azure.sdk.iot.service.jobs.ScheduledJobType;
import com.microsoft.azure.sdk.iot.service.query.JobQueryResponse;
import com.microsoft.azure.sdk.iot.service.query.QueryPageOptions;
import com.microsoft.azure.sdk.iot.service.query.RawQueryResponse;
import com.microsoft.azure.sdk.iot.service.twin.Twin;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs and configurations as Microsoft's Java SDK uses them, over TLS, with one device of the device SDK and one that is away. */
final class JobsAndConfigurationsOverSdkTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int A_MINUTE = 60;

    @TempDir
    Path folder;

    private final List<TwinCollection> desired = new CopyOnWriteArrayList<>();
    private final String address = randomAddress();
    private LocalHub hub;
    private SdkClients service;
    private DeviceClient device;

    @BeforeEach
    void start() throws Exception {
        startHub();
        service = SdkClients.of(hub);
        device = SdkClients.connect(hub, "here", desired);
        hub.registerDevice("away");
    }

    @AfterEach
    void stop() {
        device.close();
        hub.close();
    }

    @Test
    void a_job_updates_twins_and_the_device_is_told() throws Exception {
        ScheduledJob scheduled =
                service.jobs().scheduleUpdateTwin("heat", "deviceId = 'here'", desiring("heat", 21), now(), A_MINUTE);

        assertThat(scheduled.getJobType()).isEqualTo(ScheduledJobType.scheduleUpdateTwin);
        assertThat(scheduled.getUpdateTwin().getDesiredProperties()).containsKey("heat");
        ScheduledJob ended = awaitStatus("heat", ScheduledJobStatus.completed);
        assertThat(ended.getJobStatistics().getSucceededCount()).isEqualTo(1);
        assertThat(ended.getEndTime()).isNotNull();
        await().atMost(PATIENCE).until(() -> desired.stream().anyMatch(change -> change.containsKey("heat")));
    }

    @Test
    void rows_tell_what_a_method_came_to_on_each_device() throws Exception {
        service.jobs().scheduleDirectMethod("reboot", "is_defined(deviceId)", "reboot", now(), methodOptions(0));

        ScheduledJob ended = awaitStatus("reboot", ScheduledJobStatus.completed);
        assertThat(ended.getJobStatistics().getSucceededCount()).isEqualTo(1);
        assertThat(ended.getJobStatistics().getFailedCount()).isEqualTo(1);
        List<String> rows = rawRows("SELECT * FROM devices.jobs WHERE devices.jobs.jobId = 'reboot'");
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0)).contains("\"deviceId\":\"away\"", "\"code\":\"DeviceNotOnline\"");
        assertThat(rows.get(1)).contains("{\"status\":200,\"payload\":\"reboot\"}");
    }

    @Test
    void the_sdk_itself_cannot_read_the_rows_of_a_method() throws Exception {
        service.jobs().scheduleDirectMethod("reboot", "deviceId = 'here'", "reboot", now(), methodOptions(0));
        awaitStatus("reboot", ScheduledJobStatus.completed);

        assertThatExceptionOfType(NullPointerException.class)
                .isThrownBy(() -> service.queries().queryJobs("SELECT * FROM devices.jobs"));
    }

    @Test
    void rows_of_twin_updates_come_page_by_page() throws Exception {
        service.jobs().scheduleUpdateTwin("heat", "", desiring("heat", 21), now(), A_MINUTE);
        awaitStatus("heat", ScheduledJobStatus.completed);

        QueryPageOptions one = QueryPageOptions.builder().pageSize(1).build();
        JobQueryResponse rows =
                service.queries().queryJobs("SELECT * FROM devices.jobs WHERE devices.jobs.jobId = 'heat'", one);
        List<String> devices = new ArrayList<>();
        while (rows.hasNext()) {
            devices.add(rows.next(one).getDeviceId());
        }

        assertThat(devices).containsExactly("away", "here");
    }

    @Test
    void jobs_are_listed_by_type_and_status() throws Exception {
        service.jobs().scheduleUpdateTwin("later", "", desiring("heat", 5), inAnHour(), A_MINUTE);
        service.jobs().scheduleUpdateTwin("heat", "", desiring("heat", 21), now(), A_MINUTE);
        awaitStatus("heat", ScheduledJobStatus.completed);

        JobQueryResponse jobs =
                service.queries().queryJobs(ScheduledJobType.scheduleUpdateTwin, ScheduledJobStatus.scheduled);

        assertThat(jobs.next().getJobId()).isEqualTo("later");
        assertThat(jobs.hasNext()).isFalse();
        assertThat(service.jobs()
                        .query(ScheduledJobType.scheduleDeviceMethod, ScheduledJobStatus.completed)
                        .hasNext())
                .isFalse();
    }

    @Test
    void an_id_that_is_taken_a_hub_that_is_busy_and_a_job_that_runs_are_told_apart() throws Exception {
        service.jobs().scheduleDirectMethod("reboot", "deviceId = 'away'", "reboot", now(), methodOptions(A_MINUTE));

        assertThatExceptionOfType(IotHubConflictException.class)
                .isThrownBy(() -> service.jobs().scheduleUpdateTwin("reboot", "", desiring("x", 1), now(), A_MINUTE));
        assertThatExceptionOfType(IotHubTooManyRequestsException.class)
                .isThrownBy(() -> service.jobs().scheduleUpdateTwin("heat", "", desiring("x", 1), now(), A_MINUTE))
                .satisfies(busy -> assertThat(busy.getErrorCode()).isEqualTo(429004));
        awaitStatus("reboot", ScheduledJobStatus.running);
        assertThatExceptionOfType(IotHubException.class)
                .isThrownBy(() -> service.jobs().cancel("reboot"))
                .satisfies(refused -> assertThat(refused.getErrorCode()).isEqualTo(405102));
    }

    @Test
    void a_job_for_later_outlives_the_hub_and_can_be_cancelled() throws Exception {
        service.jobs().scheduleUpdateTwin("later", "", desiring("heat", 5), inAnHour(), A_MINUTE);

        hub.close();
        startHub();
        service = SdkClients.of(hub);

        assertThat(service.jobs().get("later").getJobStatus()).isEqualTo(ScheduledJobStatus.scheduled);
        assertThat(service.jobs().cancel("later").getJobStatus()).isEqualTo(ScheduledJobStatus.cancelled);
    }

    @Test
    void a_configuration_is_made_applied_counted_changed_and_deleted() throws Exception {
        Configuration made = service.configurations().create(heating());

        assertThat(made.getSystemMetrics().getResults()).containsEntry("targetedCount", 2L);
        await().atMost(PATIENCE).until(() -> desired.stream().anyMatch(change -> change.containsKey("heating")));
        assertThat(rawRows("SELECT deviceId FROM devices WHERE configurations.[[heating]].status = 'Applied'"))
                .hasSize(2);

        made.setTargetCondition("deviceId = 'here'");
        Configuration changed = service.configurations().replace(made);
        assertThat(changed.getMetrics().getResults()).containsEntry("warm", 2L);
        assertThat(changed.getSystemMetrics().getResults()).containsEntry("appliedCount", 1L);
        assertThat(service.configurations().get(10)).hasSize(1);
        assertThat(service.configurations().get("heating").getEtag()).isEqualTo(changed.getEtag());

        service.configurations().delete(changed);
        assertThat(service.configurations().get(10)).isEmpty();
        assertThat(service.twins().get("here").getDesiredProperties()).containsKey("heating");
    }

    @Test
    void a_configuration_that_is_there_already_and_one_that_is_not_are_told() throws Exception {
        service.configurations().create(heating());

        assertThatExceptionOfType(IotHubConflictException.class)
                .isThrownBy(() -> service.configurations().create(heating()))
                .satisfies(conflict -> assertThat(conflict.getErrorCode()).isEqualTo(409401));
        assertThatExceptionOfType(IotHubException.class)
                .isThrownBy(() -> service.configurations().get("other"))
                .satisfies(unknown -> assertThat(unknown.getErrorCode()).isEqualTo(404301));
    }

    private void startHub() throws HubNotStarted {
        hub = LocalHub.start(new HubSettings(address, Optional.empty(), HubSettings.MQTT_PORT, 0, folder));
    }

    private ScheduledJob awaitStatus(String job, ScheduledJobStatus status) {
        return await().atMost(PATIENCE).until(() -> service.jobs().get(job), found -> found.getJobStatus() == status);
    }

    private List<String> rawRows(String query) throws Exception {
        RawQueryResponse found = service.queries().queryRaw(query);
        List<String> rows = new ArrayList<>();
        while (found.hasNext()) {
            rows.add(found.next());
        }
        return rows;
    }

    private static Twin desiring(String name, Object value) {
        Twin twin = new Twin();
        twin.getDesiredProperties().put(name, value);
        return twin;
    }

    private static Configuration heating() {
        Configuration configuration = new Configuration("heating");
        ConfigurationContent content = new ConfigurationContent();
        content.setDeviceContent(new HashMap<>(Map.of("properties.desired.heating", Map.of("from", 6, "to", 21))));
        configuration.setContent(content);
        configuration.setTargetCondition("*");
        configuration.setPriority(3);
        ConfigurationMetrics metrics = new ConfigurationMetrics();
        metrics.setQueries(
                new HashMap<>(Map.of("warm", "SELECT deviceId FROM devices WHERE properties.desired.heating.to > 18")));
        configuration.setMetrics(metrics);
        return configuration;
    }

    private static DirectMethodsJobOptions methodOptions(int connectSeconds) {
        return DirectMethodsJobOptions.builder()
                .methodConnectTimeoutSeconds(connectSeconds)
                .methodResponseTimeoutSeconds(10)
                .maxExecutionTimeSeconds(A_MINUTE)
                .build();
    }

    private static Date now() {
        return Date.from(Instant.now());
    }

    private static Date inAnHour() {
        return Date.from(Instant.now().plus(Duration.ofHours(1)));
    }

    private static String randomAddress() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return "127." + random.nextInt(1, 255) + "." + random.nextInt(0, 255) + "." + random.nextInt(1, 255);
    }
}
