package dev.drydock.rest.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.fleet.run.PretendedDevice;
import dev.drydock.rest.bench.Bodies;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Devices that only act updates out. */
class SimulatedDevicesTest extends SpringScene {
    @Test
    void simulated_devices_get_an_order_from_a_rollout_alone_that_accepts_them() {
        bench.fleet.devices().forEach(PretendedDevice::simulate);
        bench.settle();
        JsonObject rollout = Bodies.rollout("spring").put("waves", "100%");
        assertThat(anna.post("/api/v1/rollouts/preview", rollout.encode())
                        .json()
                        .getJsonObject("skipped")
                        .getInteger("simulated"))
                .isEqualTo(4);

        run(rollout);
        bench.pass(Duration.ofHours(1));

        assertThat(state()).isEqualTo("completed");
        assertThat(anna.get(SPRING + "/reasons").items("reason")).containsExactly("simulated");
        assertThat(anna.get("/api/v1/fleet/devices/d00").json().getString("versionProof"))
                .isEqualTo("simulated");
        assertThat(anna.get("/api/v1/fleet/devices/d00/why").items("why"))
                .containsExactly(
                        "skipped: only acts updates out, and the rollout does not accept simulated devices (--accept-simulated)");
        JsonObject accepting = Bodies.rollout("summer").put("waves", "100%").put("accept-simulated", true);
        assertThat(anna.post("/api/v1/rollouts/preview", accepting.encode())
                        .json()
                        .getJsonObject("skipped")
                        .isEmpty())
                .isTrue();
        create(accepting);
        anna.post("/api/v1/rollouts/summer/submit");
        bench.pass(Duration.ofHours(1));
        assertThat(anna.get("/api/v1/rollouts/summer/members").items("state")).containsOnly("succeeded");
    }
}
