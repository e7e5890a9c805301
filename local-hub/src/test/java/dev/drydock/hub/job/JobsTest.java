package dev.drydock.hub.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.hub.refusal.Refused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JobsTest {
    private static final String HEAT_HALL = "'type': 'scheduleUpdateTwin', 'queryCondition': \"tags.room = 'hall'\","
            + " 'updateTwin': {'etag': '*', 'tags': {'seen': true}, 'properties': {'desired': {'heat': 21}}}";
    private static final String REBOOT = "'type': 'scheduleDeviceMethod', 'updateTwin': null,"
            + " 'cloudToDeviceMethod': {'methodName': 'reboot', 'payload': {'in': 5}";

    @TempDir
    Path folder;

    private JobBench hub;

    @BeforeEach
    void start() {
        hub = new JobBench(folder, 1);
        hub.register("a", "hall");
        hub.register("b", "hall");
        hub.register("c", "attic");
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void a_job_changes_the_twins_of_the_devices_of_its_condition() {
        JsonNode answer = hub.schedule("heat", job(HEAT_HALL));

        assertThat(answer.get("status").asText()).isEqualTo("queued");
        awaitStatus("heat", "completed");
        assertThat(hub.twin("a").at("/properties/desired/heat").asInt()).isEqualTo(21);
        assertThat(hub.twin("b").at("/tags/seen").asBoolean()).isTrue();
        assertThat(hub.twin("c").at("/properties/desired").has("heat")).isFalse();
        assertStatistics("heat", 2, 2, 0);
        assertThat(hub.row("heat", "a").at("/outcome/deviceMethodResponse").isNull())
                .isTrue();
    }

    @Test
    void a_job_calls_a_method_and_keeps_each_answer() {
        hub.connect("a");
        hub.connect("b");

        hub.schedule("reboot", job(REBOOT + "}, 'queryCondition': \"tags.room = 'hall'\""));
        await().until(() -> hub.isCalled("a") && hub.isCalled("b"));
        hub.answer("a", 200, "soon");
        assertThat(hub.status("reboot")).isEqualTo("running");
        assertThat(hub.row("reboot", "b").get("status").asText()).isEqualTo("running");
        hub.answer("b", 409, "busy");

        awaitStatus("reboot", "completed");
        JsonNode row = hub.row("reboot", "b");
        assertThat(row.at("/outcome/deviceMethodResponse/status").asInt()).isEqualTo(409);
        assertThat(row.at("/outcome/deviceMethodResponse/payload").asText()).isEqualTo("busy");
        assertThat(row.get("jobType").asText()).isEqualTo("scheduleDeviceMethod");
    }

    @Test
    void what_was_not_sent_is_not_told_as_null() {
        JsonNode job = hub.schedule("reboot", job(REBOOT + "}"));

        assertThat(job.has("updateTwin")).isFalse();
        assertThat(job.at("/cloudToDeviceMethod/methodName").asText()).isEqualTo("reboot");
        assertThat(job.has("jobType")).isFalse();
    }

    @Test
    void a_device_that_is_not_there_fails_alone() {
        hub.connect("a");

        hub.schedule("reboot", job(REBOOT + "}, 'queryCondition': \"deviceId IN ['a', 'b']\""));
        await().until(() -> hub.isCalled("a"));
        hub.answer("a", 200, "soon");

        awaitStatus("reboot", "completed");
        assertStatistics("reboot", 2, 1, 1);
        assertThat(hub.row("reboot", "b").at("/error/code").asText()).isEqualTo("DeviceNotOnline");
    }

    @Test
    void a_device_that_connects_in_time_is_called() {
        hub.schedule("reboot", job(REBOOT + ", 'connectTimeoutInSeconds': 60}, 'queryCondition': \"deviceId = 'b'\""));
        awaitStatus("reboot", "running");
        hub.connect("b");
        hub.answer("b", 200, "soon");

        awaitStatus("reboot", "completed");
        assertStatistics("reboot", 1, 1, 0);
    }

    @Test
    void devices_that_did_not_do_it_in_time_have_failed_and_late_answers_count_for_nothing() {
        hub.connect("a");

        hub.schedule("reboot", job(REBOOT + "}, 'queryCondition': \"deviceId = 'a'\", 'maxExecutionTimeInSeconds': 1"));
        await().until(() -> hub.isCalled("a"));
        awaitStatus("reboot", "completed");
        hub.answer("a", 200, "late");

        assertStatistics("reboot", 1, 0, 1);
        assertThat(hub.row("reboot", "a").at("/error/code").asText()).isEqualTo("JobRunPreconditionFailed");
    }

    @Test
    void a_twin_that_has_another_etag_is_left_alone() {
        hub.schedule("heat", job(HEAT_HALL.replace("'etag': '*'", "'etag': 'another'")));

        awaitStatus("heat", "completed");
        assertStatistics("heat", 2, 0, 2);
        assertThat(hub.row("heat", "a").at("/error/code").asText()).isEqualTo("PreconditionFailed");
    }

    @Test
    void a_job_without_devices_completes() {
        hub.schedule("heat", job(HEAT_HALL.replace("hall", "cellar")));

        awaitStatus("heat", "completed");
        assertStatistics("heat", 0, 0, 0);
    }

    @Test
    void a_condition_that_is_not_understood_fails_the_job() {
        hub.schedule("heat", job(HEAT_HALL.replace("tags.room", "SELECT")));

        awaitStatus("heat", "failed");
        assertThat(hub.get("heat").get("failureReason").asText()).contains("not understood");
        hub.schedule("next", job(HEAT_HALL));
    }

    @Test
    void a_second_job_with_the_same_id_is_refused() {
        hub.schedule("heat", job(HEAT_HALL));

        assertRefused(409104, () -> hub.schedule("heat", job(HEAT_HALL)));
        awaitStatus("heat", "completed");
        assertRefused(409104, () -> hub.schedule("heat", job(HEAT_HALL)));
    }

    @Test
    void a_job_that_is_due_while_another_is_active_is_refused_and_one_for_later_is_not() {
        reboot("a");

        assertRefused(429004, () -> hub.schedule("heat", job(HEAT_HALL)));
        assertThat(hub.schedule("later", later(3600)).get("status").asText()).isEqualTo("scheduled");
        hub.answer("a", 200, "soon");
        awaitStatus("reboot", "completed");
        hub.schedule("heat", job(HEAT_HALL));
        awaitStatus("heat", "completed");
    }

    @Test
    void a_job_for_later_runs_at_its_time_once_it_is_its_turn() {
        reboot("a");
        hub.schedule("later", later(1));

        awaitStatus("later", "queued");
        assertThat(hub.twin("a").at("/properties/desired").has("heat")).isFalse();
        hub.answer("a", 200, "soon");

        awaitStatus("later", "completed");
        assertStatistics("later", 2, 2, 0);
    }

    @Test
    void a_job_can_be_cancelled_until_it_runs() {
        hub.schedule("later", later(3600));
        reboot("a");

        assertThat(hub.cancel("later").get("status").asText()).isEqualTo("cancelled");
        assertRefused(405102, () -> hub.cancel("later"));
        assertRefused(405102, () -> hub.cancel("reboot"));
        assertRefused(404002, () -> hub.cancel("unknown"));
    }

    @Test
    void a_job_that_ran_when_the_hub_stopped_goes_on_with_the_devices_that_had_not_ended() {
        hub.connect("a");
        hub.connect("b");
        hub.schedule("reboot", job(REBOOT + "}, 'queryCondition': \"tags.room = 'hall'\""));
        await().until(() -> hub.isCalled("a") && hub.isCalled("b"));
        hub.answer("a", 200, "before");
        hub.schedule("later", later(3600));
        await().until(() -> folder.resolve("jobs/reboot.json").toFile().length() > 0
                && Files.readString(folder.resolve("jobs/reboot.json")).contains("before"));

        hub.close();
        hub = new JobBench(folder, 1);

        assertThat(hub.status("later")).isEqualTo("scheduled");
        awaitStatus("reboot", "completed");
        assertStatistics("reboot", 2, 1, 1);
        assertThat(hub.row("reboot", "a")
                        .at("/outcome/deviceMethodResponse/payload")
                        .asText())
                .isEqualTo("before");
    }

    @Test
    void a_malformed_job_is_refused() {
        assertRefused(400004, () -> hub.schedule("under_score", job(HEAT_HALL)));
        assertRefused(400004, () -> hub.schedule("other", "{'jobId': 'heat', " + HEAT_HALL + "}"));
        assertRefused(400004, () -> hub.schedule("heat", "{'type': 'import'}"));
        assertRefused(400004, () -> hub.schedule("heat", "{'type': 'scheduleUpdateTwin', 'updateTwin': null}"));
        assertRefused(400004, () -> hub.schedule("heat", job(HEAT_HALL + ", 'startTime': 'tomorrow'")));
        assertRefused(400004, () -> hub.schedule("heat", job(HEAT_HALL + ", 'startTime': '+99999-01-01T00:00:00Z'")));
        assertRefused(400004, () -> hub.schedule("heat", job(HEAT_HALL + ", 'maxExecutionTimeInSeconds': -1")));
        assertRefused(404002, () -> hub.get("heat"));
    }

    private void reboot(String device) {
        hub.connect(device);
        hub.schedule("reboot", job(REBOOT + "}, 'queryCondition': \"deviceId = '" + device + "'\""));
        await().until(() -> hub.isCalled(device));
    }

    private void awaitStatus(String job, String status) {
        await().untilAsserted(() -> assertThat(hub.status(job)).isEqualTo(status));
    }

    private void assertStatistics(String job, int devices, int succeeded, int failed) {
        JsonNode statistics = hub.get(job).get("deviceJobStatistics");
        assertThat(statistics.get("deviceCount").asInt()).isEqualTo(devices);
        assertThat(statistics.get("succeededCount").asInt()).isEqualTo(succeeded);
        assertThat(statistics.get("failedCount").asInt()).isEqualTo(failed);
    }

    private static void assertRefused(int code, ThrowingCallable call) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(call)
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private static String job(String members) {
        return "{" + members + "}";
    }

    private static String later(int seconds) {
        return job(HEAT_HALL + ", 'startTime': '" + Instant.now().plusSeconds(seconds) + "'");
    }
}
