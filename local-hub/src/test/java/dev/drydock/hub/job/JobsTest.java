package dev.drydock.hub.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class JobsTest extends JobTest {
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
        await().atMost(Duration.ofSeconds(60)).until(() -> hub.isCalled("a") && hub.isCalled("b"));
        hub.answer("a", 200, "before");
        hub.schedule("later", later(3600));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> folder.resolve("jobs/reboot.json").toFile().length() > 0
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
}
