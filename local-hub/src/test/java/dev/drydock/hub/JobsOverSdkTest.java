package dev.drydock.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.microsoft.azure.sdk.iot.service.exceptions.IotHubConflictException;
import com.microsoft.azure.sdk.iot.service.exceptions.IotHubException;
import com.microsoft.azure.sdk.iot.service.exceptions.IotHubTooManyRequestsException;
import com.microsoft.azure.sdk.iot.service.jobs.DirectMethodsJobOptions;
import com.microsoft.azure.sdk.iot.service.jobs.ScheduledJob;
import com.microsoft.azure.sdk.iot.service.jobs.ScheduledJobStatus;
import com.microsoft.azure.sdk.iot.service.jobs.ScheduledJobType;
import com.microsoft.azure.sdk.iot.service.query.JobQueryResponse;
import com.microsoft.azure.sdk.iot.service.query.QueryPageOptions;
import com.microsoft.azure.sdk.iot.service.twin.Twin;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Jobs as Microsoft's Java SDK uses them. */
final class JobsOverSdkTest extends OverSdkTest {
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

    private ScheduledJob awaitStatus(String job, ScheduledJobStatus status) {
        return await().atMost(PATIENCE).until(() -> service.jobs().get(job), found -> found.getJobStatus() == status);
    }

    private static Twin desiring(String name, Object value) {
        Twin twin = new Twin();
        twin.getDesiredProperties().put(name, value);
        return twin;
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
}
