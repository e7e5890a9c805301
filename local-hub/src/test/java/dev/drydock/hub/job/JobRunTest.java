package dev.drydock.hub.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class JobRunTest extends JobTest {
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
        await().atMost(Duration.ofSeconds(60)).until(() -> hub.isCalled("a") && hub.isCalled("b"));
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
        await().atMost(Duration.ofSeconds(60)).until(() -> hub.isCalled("a"));
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
        await().atMost(Duration.ofSeconds(60)).until(() -> hub.isCalled("a"));
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
}
