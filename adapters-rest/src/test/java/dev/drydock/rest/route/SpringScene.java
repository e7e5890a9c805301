package dev.drydock.rest.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.rest.bench.Answered;
import dev.drydock.rest.bench.Bodies;
import dev.drydock.rest.bench.Caller;
import dev.drydock.rest.bench.RestBench;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A server with four devices, an image, and one rollout that is called spring. */
abstract class SpringScene {
    static final String SPRING = "/api/v1/rollouts/spring";

    @TempDir
    Path folder;

    RestBench bench;
    Caller anna;

    @BeforeEach
    void start() {
        bench = RestBench.withDevices(folder, 4);
        anna = bench.caller("anna");
        anna.post("/api/v1/images", Bodies.image("2.0.0").encode());
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    void create(JsonObject rollout) {
        assertThat(anna.post("/api/v1/rollouts", rollout.encode()).status()).isEqualTo(201);
    }

    void run(JsonObject rollout) {
        create(rollout);
        assertThat(say("submit").status()).isEqualTo(200);
        bench.settle();
    }

    Answered say(String verb) {
        return anna.post(SPRING + "/" + verb);
    }

    String state() {
        return anna.get(SPRING).json().getString("state");
    }
}
