package dev.drydock.rest.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.fleet.history.PastUpdate;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.order.Outcome.Ending;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.rest.bench.Answered;
import dev.drydock.rest.bench.Bodies;
import dev.drydock.rest.bench.Caller;
import dev.drydock.rest.bench.RestBench;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The history of a device: how its updates ended. */
class HistoryTest {
    private static final String DEVICES = "/api/v1/fleet/devices/";
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @TempDir
    Path folder;

    private RestBench bench;
    private Caller anna;

    @BeforeEach
    void start() {
        bench = RestBench.withDevices(folder, 2);
        anna = bench.caller("anna");
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    private void kept(String device, List<String> updates) {
        bench.ledger.exchange(book -> {
            book.outcomes()
                    .add(updates.stream()
                            .map(update -> new PastUpdate(
                                    new DeviceId(device),
                                    new UpdateId(update),
                                    NOON,
                                    Optional.of(new Version("1.0.0")),
                                    Optional.of(new Version("2.0.0")),
                                    Ending.ROLLED_BACK,
                                    Optional.of("unhealthy")))
                            .toList());
            return true;
        });
    }

    private JsonObject only(String device) {
        Answered page = anna.get(DEVICES + device + "/history");
        assertThat(page.items("update")).hasSize(1);
        return page.json().getJsonArray("items").getJsonObject(0);
    }

    @Test
    void an_update_that_a_rollout_ordered_names_the_rollout() {
        anna.post("/api/v1/images", Bodies.image("2.0.0").encode());
        anna.post("/api/v1/rollouts", Bodies.rollout("spring").encode());
        anna.post("/api/v1/rollouts/spring/submit");
        bench.pass(java.time.Duration.ofMinutes(30));

        JsonObject past = only("d00");
        assertThat(past.getString("rollout")).isEqualTo("spring");
        assertThat(past.getBoolean("byHand")).isFalse();
        assertThat(past.getString("ending")).isEqualTo("completed");
        assertThat(past.getString("to")).isEqualTo("2.0.0");
        assertThat(past.getString("update"))
                .startsWith(anna.get("/api/v1/rollouts/spring").json().getString("id"));
    }

    @Test
    void an_update_by_hand_is_told_with_versions_and_reason() {
        kept("d00", List.of("by-hand"));

        assertThat(only("d00").getMap())
                .containsEntry("update", "by-hand")
                .containsEntry("at", "2026-11-20T12:00:00Z")
                .containsEntry("ending", "rolledBack")
                .containsEntry("reason", "unhealthy")
                .containsEntry("meaning", "the health check of the new image failed")
                .containsEntry("from", "1.0.0")
                .containsEntry("to", "2.0.0")
                .containsEntry("byHand", true)
                .doesNotContainKey("rollout");
    }

    @Test
    void a_rollout_of_another_server_has_no_name_here() {
        kept("d00", List.of("otherserver00000.1"));

        assertThat(only("d00").getMap()).containsEntry("byHand", false).doesNotContainKey("rollout");
    }

    @Test
    void outcomes_come_in_pages_the_last_one_first() {
        kept("d00", IntStream.range(0, 5).mapToObj("u%d"::formatted).toList());
        kept("d01", List.of("other"));

        List<String> read = new ArrayList<>();
        String page = DEVICES + "d00/history?limit=2";
        Answered answered = anna.get(page);
        read.addAll(answered.items("update"));
        while (answered.json().containsKey("next")) {
            answered = anna.get(page + "&cursor=" + answered.json().getString("next"));
            read.addAll(answered.items("update"));
        }

        assertThat(read).containsExactly("u4", "u3", "u2", "u1", "u0");
    }

    @Test
    void a_device_that_was_forgotten_has_its_history_and_one_that_never_was_is_told() {
        kept("gone", List.of("u"));

        assertThat(only("gone").getString("update")).isEqualTo("u");
        assertThat(anna.get(DEVICES + "d01/history").items("update")).isEmpty();
        assertThat(anna.get(DEVICES + "never/history").problem()).isEqualTo("404 no-such-device");
    }

    @Test
    void a_cursor_that_no_page_gave_is_refused() {
        for (String cursor : List.of("x", "-1", "1".repeat(19), "")) {
            Answered refused = anna.get(DEVICES + "d00/history?cursor=" + cursor);
            assertThat(refused.problem()).isEqualTo("400 malformed");
            assertThat(refused.detail()).startsWith("parameter 'cursor': expected 'next' of the page before");
        }
    }
}
