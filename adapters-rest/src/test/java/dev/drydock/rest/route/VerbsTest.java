package dev.drydock.rest.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.rest.bench.Answered;
import dev.drydock.rest.bench.Bodies;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The words that move a rollout. */
class VerbsTest extends SpringScene {
    private String stateAfter(String verb) {
        assertThat(say(verb).status()).isEqualTo(200);
        bench.settle();
        return state();
    }

    @Test
    void a_rollout_is_submitted_and_reaches_every_device() {
        run(Bodies.rollout("spring"));
        assertThat(state()).isEqualTo("running");

        bench.pass(Duration.ofHours(1));

        Answered shown = anna.get(SPRING);
        assertThat(shown.json().getString("state")).isEqualTo("completed");
        assertThat(shown.json().getJsonObject("counts").getInteger("succeeded")).isEqualTo(4);
        assertThat(anna.get(SPRING + "/members").items("state")).containsOnly("succeeded");
        assertThat(anna.get("/api/v1/fleet/devices/d00/why").items("why")).hasSize(1);
    }

    @Test
    void a_draft_is_neither_started_nor_paused() {
        create(Bodies.rollout("spring"));

        for (String verb : List.of("start", "pause", "resume", "advance", "approve", "deny", "rollback")) {
            assertThat(say(verb).problem()).as(verb).isEqualTo("409 refused");
        }
        assertThat(state()).isEqualTo("draft");
    }

    @Test
    void a_rollout_is_paused_and_resumed() {
        run(Bodies.rollout("spring"));

        assertThat(stateAfter("pause")).isEqualTo("paused");
        assertThat(anna.get(SPRING).json().getString("pausedBy")).isEqualTo("operator");
        assertThat(stateAfter("resume")).isEqualTo("running");
    }

    @Test
    void a_rollout_that_the_gate_stopped_goes_on_when_its_failures_are_accepted() {
        bench.fleet.devices().forEach(device -> device.outcome = "rolledBack");
        run(Bodies.rollout("spring").put("stop-after", 1));
        bench.pass(Duration.ofMinutes(5));
        assertThat(anna.get(SPRING).json().getString("pausedBy")).isEqualTo("gate");
        assertThat(anna.get(SPRING + "/reasons").items("state")).contains("failed", "held");
        assertThat(anna.get(SPRING + "/reasons?state=failed").items("state")).containsOnly("failed");

        assertThat(say("resume").problem()).isEqualTo("409 refused");
        assertThat(anna.post(SPRING + "/resume", "{\"acceptFailures\":true}").status())
                .isEqualTo(200);
    }

    @Test
    void a_rollout_that_devices_do_not_trust_names_them_and_goes_on_with_their_refusals_accepted() {
        bench.fleet.devices().forEach(device -> device.distrust = Optional.of("unknown-key"));
        run(Bodies.rollout("spring"));
        JsonObject paused = anna.get(SPRING).json();
        assertThat(paused.getString("pausedBy")).isEqualTo("trust");
        assertThat(paused.getJsonArray("distrust")).hasSize(1);
        JsonObject first = paused.getJsonArray("distrust").getJsonObject(0);
        assertThat(first.getString("code")).isEqualTo("unknown-key");
        assertThat(first.getString("device")).startsWith("d0");

        assertThat(anna.post(SPRING + "/resume", "{\"acceptRefusals\":[\"unknown-key\"]}")
                        .status())
                .isEqualTo(200);
        bench.pass(Duration.ofHours(1));

        JsonObject ended = anna.get(SPRING).json();
        assertThat(ended.getString("state")).isEqualTo("completed");
        assertThat(ended.getJsonArray("acceptedRefusals")).containsExactly("unknown-key");
        assertThat(ended.getJsonObject("counts").getInteger("failed")).isEqualTo(4);
        assertThat(anna.get(SPRING + "/reasons?state=failed").items("reason")).containsOnly("unknown-key");
    }

    @Test
    void what_is_no_refusal_of_trust_is_not_accepted_as_one() {
        run(Bodies.rollout("spring"));
        say("pause");

        for (String code : List.of("unhealthy", "Unknown Key", "")) {
            Answered refused = anna.post(SPRING + "/resume", "{\"acceptRefusals\":[\"" + code + "\"]}");
            assertThat(refused.problem()).as(code).isEqualTo("400 malformed");
            assertThat(refused.detail()).contains("member 'acceptRefusals'");
        }
        assertThat(anna.post(SPRING + "/abort", "{\"acceptRefusals\":[]}").problem())
                .isEqualTo("400 malformed");
    }

    @Test
    void a_rollout_is_approved_by_another_person_alone() {
        create(Bodies.rollout("spring").put("needs-approval", true));
        say("submit");
        bench.settle();
        assertThat(state()).isEqualTo("awaiting-approval");

        assertThat(say("approve").problem()).isEqualTo("409 refused");
        assertThat(bench.caller("bert").post(SPRING + "/approve").status()).isEqualTo(200);
        bench.settle();
        assertThat(state()).isEqualTo("running");
    }

    @Test
    void a_rollout_is_denied() {
        create(Bodies.rollout("spring").put("needs-approval", true));
        say("submit");
        bench.settle();

        assertThat(stateAfter("deny")).isEqualTo("denied");
    }

    @Test
    void a_scheduled_rollout_is_started_before_its_time() {
        run(Bodies.rollout("spring").put("start", "2030-01-01T00:00:00Z"));
        assertThat(state()).isEqualTo("scheduled");
        assertThat(anna.get(SPRING).json().getString("start")).isEqualTo("2030-01-01T00:00:00Z");

        assertThat(stateAfter("start")).isEqualTo("running");
    }

    @Test
    void nothing_is_advanced_when_no_wave_asks() {
        run(Bodies.rollout("spring"));

        assertThat(say("advance").problem()).isEqualTo("409 refused");
        assertThat(anna.post(SPRING + "/advance", "{\"acceptUndecided\":true}").problem())
                .isEqualTo("409 refused");
    }

    @Test
    void a_wave_that_asks_begins_when_it_is_advanced() {
        JsonArray waves = new JsonArray()
                .add(new JsonObject().put("count", 2).put("then", "ask"))
                .add(new JsonObject().put("percent", "100%"));
        run(Bodies.rollout("spring").put("waves", waves).put("good", "1%").put("bad", "99%"));
        bench.pass(Duration.ofHours(1));
        assertThat(anna.get(SPRING).body()).contains("\"number\":2,\"state\":\"asking\"");
        assertThat(say("resume").detail()).endsWith("rollback, close, retry, advance");

        assertThat(say("advance").status()).isEqualTo(200);

        bench.pass(Duration.ofHours(1));
        assertThat(state()).isEqualTo("completed");
    }

    @Test
    void a_rollout_that_takes_newcomers_goes_on_until_it_is_closed() {
        run(Bodies.rollout("spring").put("dynamic", true));
        bench.pass(Duration.ofHours(1));
        assertThat(anna.get(SPRING).json().getBoolean("dynamic")).isTrue();
        assertThat(state()).isEqualTo("running");

        assertThat(stateAfter("close")).isEqualTo("completed");
    }

    @Test
    void a_rollout_is_aborted_once() {
        run(Bodies.rollout("spring"));

        assertThat(stateAfter("abort")).isIn("aborting", "aborted");
        bench.pass(Duration.ofHours(3));
        assertThat(state()).isEqualTo("aborted");
        assertThat(say("abort").problem()).isEqualTo("409 refused");
    }

    @Test
    void a_running_rollout_is_not_deleted() {
        run(Bodies.rollout("spring"));

        Answered refused = anna.delete(SPRING);

        assertThat(refused.problem()).isEqualTo("409 refused");
        assertThat(refused.detail()).contains("only a draft can be deleted");
    }

    @Test
    void a_word_that_is_not_possible_is_told_the_state_and_what_is() {
        run(Bodies.rollout("spring"));
        assertThat(say("resume").detail())
                .isEqualTo("rollout spring: it is running, and takes these words alone: pause, set, abort, rollback, "
                        + "close, retry");
        assertThat(say("advance").detail()).contains("no wave waits for an operator's word");
        bench.pass(Duration.ofHours(1));
        assertThat(say("pause").detail())
                .isEqualTo("rollout spring: it is completed, and takes these words alone: rollback, retry");
    }

    @Test
    void a_member_of_a_rollout_that_has_ended_is_tried_again_by_one_of_its_own() {
        bench.fleet.devices().get(0).outcome = "rolledBack";
        run(Bodies.rollout("spring").put("waves", "100%").put("soak", "1s"));
        bench.pass(Duration.ofDays(3));
        assertThat(state()).isEqualTo("completed");
        String device =
                anna.get(SPRING + "/members?state=failed").items("device").get(0);

        Answered retried = anna.post(SPRING + "/retry", "{\"device\":\"" + device + "\"}");

        assertThat(retried.json().getString("name")).isEqualTo("spring-retry-1");
        assertThat(retried.json().getString("origin")).isEqualTo("those that had no success in spring");
        assertThat(anna.get("/api/v1/rollouts/spring-retry-1/members").items("device"))
                .isEqualTo(List.of(device));
    }

    @Test
    void members_that_failed_are_tried_again() {
        bench.fleet.devices().forEach(device -> device.outcome = "rolledBack");
        run(Bodies.rollout("spring").put("waves", "100%").put("stop-after", 1));
        bench.pass(Duration.ofMinutes(5));
        assertThat(anna.post(SPRING + "/retry", "{\"device\":\"d99\"}").problem())
                .isEqualTo("409 refused");

        assertThat(anna.post(SPRING + "/retry", "{\"device\":\"d00\"}").status())
                .isEqualTo(200);
        assertThat(say("retry").status()).isEqualTo(200);
    }

    @Test
    void nothing_is_tried_again_when_nothing_failed() {
        run(Bodies.rollout("spring"));

        assertThat(say("retry").problem()).isEqualTo("409 refused");
    }

    @Test
    void words_that_no_verb_has_are_refused() {
        run(Bodies.rollout("spring"));

        assertThat(anna.post(SPRING + "/pause", "{\"loudly\":true}").detail()).contains("'loudly'");
        assertThat(anna.post(SPRING + "/resume", "{\"acceptFailures\":\"yes\"}").detail())
                .isEqualTo("member 'acceptFailures': expected true or false, found a string");
        assertThat(anna.post(SPRING + "/retry", "{\"force\":true}").detail()).contains("name it");
        assertThat(anna.post(SPRING + "/retry", "{\"device\":\"d 0\"}").problem())
                .isEqualTo("400 malformed");
        assertThat(state()).isEqualTo("running");
    }
}
