package dev.drydock.rest.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.rest.bench.Answered;
import dev.drydock.rest.bench.Bodies;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The way back to another image, by a word of an operator. */
class RollbackTest extends SpringScene {
    @Test
    void a_rollout_without_a_way_back_is_not_rolled_back() {
        run(Bodies.rollout("spring"));

        assertThat(say("rollback").problem()).isEqualTo("409 refused");
        assertThat(say("rollback").detail()).contains("name one (rollback --to IMAGE)");
    }

    private Answered rollBack(String image) {
        return anna.post(SPRING + "/rollback", new JsonObject().put("to", image).encode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"completed", "paused", "aborted"})
    void a_rollout_is_rolled_back_to_an_image_that_is_named_later(String state) {
        anna.post("/api/v1/images", Bodies.image("1.9.0").encode());
        run(Bodies.rollout("spring").put("waves", "50%,100%").put("soak", state.equals("completed") ? "1s" : "2h"));
        bench.pass(Duration.ofHours(1));
        if (!state.equals("completed")) {
            assertThat(say(state.equals("paused") ? "pause" : "abort").status()).isEqualTo(200);
            bench.pass(Duration.ofHours(3));
        }
        assertThat(state()).isEqualTo(state);
        long took = anna.get(SPRING).json().getJsonObject("counts").getInteger("succeeded");

        Answered begun = rollBack("image-1.9.0");

        assertThat(begun.json().getString("state")).isEqualTo("rolling-back");
        bench.pass(Duration.ofHours(1));
        assertThat(state()).isEqualTo("rolled-back");
        JsonObject child = anna.get(SPRING + "-rollback").json();
        assertThat(child.getJsonObject("counts").getLong("succeeded")).isEqualTo(took);
        assertThat(child.getString("origin")).isEqualTo("those that took image-2.0.0 in spring");
        assertThat(rollBack("image-1.9.0").detail()).contains("was rolled back once, by spring-rollback");
    }

    @Test
    void a_way_back_that_cannot_be_is_refused_with_its_reason() {
        create(Bodies.rollout("spring"));
        assertThat(rollBack("image-2.0.0").detail()).contains("brought version 2.0.0, which image-2.0.0 is, too");
        assertThat(rollBack("image-7").problem()).isEqualTo("404 no-such-image");
        anna.post("/api/v1/images", Bodies.image("1.9.0").encode());
        assertThat(rollBack("image-1.9.0").detail())
                .isEqualTo("rollout spring: it is a draft, and takes these words alone: submit, set, delete");
        assertThat(anna.post(SPRING + "/pause", "{\"to\":\"image-1.9.0\"}").detail())
                .isEqualTo("there is no member 'to' here; expected none");
        assertThat(anna.post(SPRING + "/rollback", "{\"to\":5}").problem()).isEqualTo("400 malformed");
    }
}
