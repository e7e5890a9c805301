package dev.drydock.hub.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.hub.refusal.Refused;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A hub that lets one job be active, with two devices in its hall and one in its attic. */
abstract class JobTest {
    static final String HEAT_HALL = "'type': 'scheduleUpdateTwin', 'queryCondition': \"tags.room = 'hall'\","
            + " 'updateTwin': {'etag': '*', 'tags': {'seen': true}, 'properties': {'desired': {'heat': 21}}}";
    static final String REBOOT = "'type': 'scheduleDeviceMethod', 'updateTwin': null,"
            + " 'cloudToDeviceMethod': {'methodName': 'reboot', 'payload': {'in': 5}";

    @TempDir
    Path folder;

    JobBench hub;

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

    final void reboot(String device) {
        hub.connect(device);
        hub.schedule("reboot", job(REBOOT + "}, 'queryCondition': \"deviceId = '" + device + "'\""));
        await().atMost(Duration.ofSeconds(60)).until(() -> hub.isCalled(device));
    }

    final void awaitStatus(String job, String status) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(hub.status(job)).isEqualTo(status));
    }

    final void assertStatistics(String job, int devices, int succeeded, int failed) {
        JsonNode statistics = hub.get(job).get("deviceJobStatistics");
        assertThat(statistics.get("deviceCount").asInt()).isEqualTo(devices);
        assertThat(statistics.get("succeededCount").asInt()).isEqualTo(succeeded);
        assertThat(statistics.get("failedCount").asInt()).isEqualTo(failed);
    }

    static void assertRefused(int code, ThrowingCallable call) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(call)
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }

    static String job(String members) {
        return "{" + members + "}";
    }

    static String later(int seconds) {
        return job(HEAT_HALL + ", 'startTime': '" + Instant.now().plusSeconds(seconds) + "'");
    }
}
